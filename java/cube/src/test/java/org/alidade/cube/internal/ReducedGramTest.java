package org.alidade.cube.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.NullTracker;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.Optimality;
import org.alidade.cube.RebinMode;
import org.alidade.cube.SolveListener;
import org.alidade.cube.internal.operator.MatrixFree;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.exact.ExactSolver;
import org.alidade.cube.internal.solve.exact.ReducedActiveSet;
import org.alidade.cube.internal.solve.exact.ReducedGram;
import org.alidade.math.Blas;
import org.alidade.math.NnlsObserver;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reduced Gram matrix against brute force, and the whole exact solver (case C11). */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class ReducedGramTest {
  private static final int SPAXELS = 14;
  private static final int COMPONENTS = 7;
  private static final int POPULATIONS = 9;

  /** A model whose components occupy different velocities, one of them none. */
  private static CubeOperator operator(RandomGenerator random) {
    double[] velocities = SmallModel.alignedVelocities(-15, 15);
    int bins = velocities.length;
    double[] losvd = SmallModel.randomLosvd(random, SPAXELS, bins, COMPONENTS);
    for (int s = 0; s < SPAXELS; s++) {
      for (int v = 0; v < bins; v++) {
        for (int c = 0; c < COMPONENTS; c++) {
          boolean dark = Math.abs(v - bins / 2) > 3 + 2 * c || c == 3 || (s % 3 == 0 && c == 5);
          losvd[(s * bins + v) * COMPONENTS + c] *= dark ? 0 : 1;
        }
      }
    }
    ModelInputs inputs =
        SmallModel.inputs(
            SmallModel.templates(random, POPULATIONS),
            losvd,
            SPAXELS,
            COMPONENTS,
            velocities,
            SmallModel.coarseObservedGrid(),
            RebinMode.OVERLAP);
    return MatrixFree.of(inputs, BuildOptions.defaults(), OperatorPrecision.DOUBLE, 2);
  }

  /** Noisy data of planted weights; some values and most of two spaxels are missing. */
  private static CubeData data(CubeOperator operator, RandomGenerator random, boolean complete) {
    int pixels = operator.shape().pixels();
    DoubleArray spectra = DoubleArray.allocate("test.data", SPAXELS, pixels);
    try (DoubleArray x = DoubleArray.allocate("test", operator.shape().unknowns())) {
      for (int j = 0; j < x.size(); j += 3) {
        x.set(j, random.nextDouble());
      }
      operator.forward(x, spectra);
    }
    for (long i = 0; i < spectra.size(); i++) {
      spectra.set(i, spectra.get(i) * (1 + 0.02 * random.nextGaussian()));
      boolean lost = random.nextInt(20) == 0 || (i / pixels == 4 && i % 5 != 0) || i / pixels == 6;
      if (lost && !complete) {
        spectra.set(i, Double.NaN);
      }
    }
    boolean[] keep = new boolean[pixels];
    Arrays.fill(keep, true);
    keep[11] = false;
    return CubeData.of(spectra, keep);
  }

  private static ReducedGram gram(FitProblem problem, int rank) {
    return ReducedGram.of(problem, (ModelFactors) problem.operator(), rank, 2, (done, total) -> {});
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void equalsBruteForce(boolean complete, RandomGenerator random) {
    try (CubeOperator operator = operator(random);
        CubeData data = data(operator, random, complete);
        FitProblem problem =
            new FitProblem(
                operator, data, random.doubles(operator.shape().pixels(), 0.1, 1).toArray());
        ReducedGram gram = gram(problem, POPULATIONS);
        DoubleArray unit = DoubleArray.allocate("test", operator.shape().unknowns());
        DoubleArray model = DoubleArray.allocate("test", SPAXELS, operator.shape().pixels());
        DoubleArray expected = DoubleArray.allocate("test", unit.size())) {
      double largest = Arrays.stream(gram.matrix().toArray()).map(Math::abs).max().orElseThrow();
      for (int j = 0; j < unit.size(); j++) {
        unit.set(j, 1);
        problem.hessianProduct(unit, model, expected);
        unit.set(j, 0);
        for (int k = 0; k < unit.size(); k++) {
          assertThat(element(gram, j, k))
              .as("row %d column %d", j, k)
              .isCloseTo(expected.get(k), within(1e-12 * largest * POPULATIONS));
        }
      }
    }
  }

  /** Element of the Hessian that the reduced matrix stands for: z_p' G[c, c'] z_p'. */
  private static double element(ReducedGram gram, int j, int k) {
    int rank = gram.rank();
    double sum = 0;
    for (int i = 0; i < rank; i++) {
      for (int l = 0; l < rank; l++) {
        long row = (long) (j / POPULATIONS) * rank + i;
        long column = (long) (k / POPULATIONS) * rank + l;
        sum +=
            gram.coefficients().get(j % POPULATIONS, i)
                * gram.matrix().get(row, column)
                * gram.coefficients().get(k % POPULATIONS, l);
      }
    }
    return sum;
  }

  @Test
  void linearTermOfFullRankIsTheAdjoint(RandomGenerator random) {
    try (CubeOperator operator = operator(random);
        CubeData data = data(operator, random, false);
        FitProblem problem = new FitProblem(operator, data, null);
        ReducedGram gram = gram(problem, POPULATIONS);
        DoubleArray weighted = problem.weightedData();
        DoubleArray linear = DoubleArray.allocate("test", COMPONENTS, gram.rank());
        DoubleArray expected = DoubleArray.allocate("test", operator.shape().unknowns())) {
      gram.linearTerm(weighted, linear);
      operator.adjoint(weighted, expected);
      double scale = Blas.norm2(expected);
      for (int c = 0; c < COMPONENTS; c++) {
        for (int p = 0; p < POPULATIONS; p++) {
          double sum = 0;
          for (int i = 0; i < gram.rank(); i++) {
            sum += gram.coefficients().get(p, i) * linear.get(c, i);
          }
          assertThat(sum).isCloseTo(expected.get(c * POPULATIONS + p), within(1e-12 * scale));
        }
      }
    }
  }

  @Test
  void theOptimumDoesNotDependOnRankThreadsOrStart(RandomGenerator random) {
    try (CubeOperator operator = operator(random);
        CubeData data = data(operator, random, false);
        FitProblem problem = new FitProblem(operator, data, null)) {
      double[] objectives =
          IntStream.of(1, 3, 6, POPULATIONS)
              .mapToDouble(rank -> solve(problem, rank, new double[COMPONENTS * POPULATIONS]))
              .toArray();
      double[] start = random.doubles(COMPONENTS * POPULATIONS, 0, 1).toArray();
      assertThat(solve(problem, 6, start)).isCloseTo(objectives[0], within(1e-11 * objectives[0]));
      for (double objective : objectives) {
        assertThat(objective).isCloseTo(objectives[0], within(1e-11 * objectives[0]));
      }
    }
  }

  private static double solve(FitProblem problem, int rank, double[] start) {
    SolveMonitor monitor =
        new SolveMonitor(new NullTracker(), SolveListener.NONE, InstantSource.system());
    try (ReducedGram gram = gram(problem, rank);
        DoubleArray x = DoubleArray.copyOf("test", start)) {
      new ExactSolver(problem, gram, 1e-12, 50, monitor).run(x);
      Optimality optimality = Certificate.of(problem, x);
      assertThat(optimality.scaledKkt()).isLessThan(1e-12);
      assertThat(optimality.relativeGap()).isLessThan(1e-9);
      return optimality.objective();
    }
  }

  @Test
  void reducedSolutionOfFullRankIsTheOptimum(RandomGenerator random) {
    try (CubeOperator operator = operator(random);
        CubeData data = data(operator, random, true);
        FitProblem problem = new FitProblem(operator, data, null);
        ReducedGram gram = gram(problem, POPULATIONS);
        DoubleArray weighted = problem.weightedData();
        DoubleArray linear = DoubleArray.allocate("test", COMPONENTS, gram.rank())) {
      gram.linearTerm(weighted, linear);
      double[] start = new double[COMPONENTS * POPULATIONS];
      double[] solution =
          ReducedActiveSet.solve(gram, linear, List.of(), start, NnlsObserver.NONE).x();
      try (DoubleArray x = DoubleArray.copyOf("test", solution)) {
        assertThat(Certificate.of(problem, x).scaledKkt()).isLessThan(1e-10);
      }
    }
  }
}
