package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.NnlsPatchStart;
import org.alidade.cube.internal.solve.PatchPolish;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class PatchTest {
  private static final double[] FREE = {};

  private static double objective(FitProblem problem, double[] x) {
    try (DoubleArray values = DoubleArray.copyOf("test", x);
        DoubleArray residual =
            DoubleArray.allocate("test", problem.shape().spaxels(), problem.shape().pixels())) {
      return problem.residual(values, residual);
    }
  }

  private static double[] polished(FitProblem problem, double[] x, double[] targets) {
    try (DoubleArray values = DoubleArray.copyOf("test", x)) {
      new PatchPolish(problem, targets).polish(values);
      return values.toArray();
    }
  }

  @Test
  void theSeedOfASmallProblemIsItsSolution() {
    try (ProblemQ q = ProblemQ.of(31);
        CubeData data = q.data();
        FitProblem problem = new FitProblem(q.operator, data, null)) {
      NnlsPatchStart start = new NnlsPatchStart(problem);
      assertThat(start.spaxels()).hasSize(24);
      assertThat(q.error(start.compute())).isLessThan(1e-9);
    }
  }

  @Test
  void spaxelsAreSpreadAndColumnsAreTheBrightest(RandomGenerator random) {
    CubeShape shape = new CubeShape(70, 2, 30, 12);
    double[][][] matrix = randomMatrix(random, shape);
    double[] truth = new double[shape.unknowns()];
    Arrays.setAll(truth, j -> random.nextDouble());
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(operator, truth);
        FitProblem problem = new FitProblem(operator, data, null)) {
      NnlsPatchStart start = new NnlsPatchStart(problem);
      assertThat(start.spaxels()).hasSize(32).isSorted().startsWith(1).endsWith(68);
      double[] x = start.compute();
      double[] energy = problem.curvature().toArray();
      for (int c = 0; c < 2; c++) {
        double[] own = Arrays.copyOfRange(energy, c * 30, (c + 1) * 30);
        double[] sorted = own.clone();
        Arrays.sort(sorted);
        for (int p = 0; p < 30; p++) {
          if (own[p] < sorted[6]) {
            assertThat(x[c * 30 + p]).isZero();
          }
        }
      }
      assertThat(Arrays.stream(x).filter(value -> value > 0).count()).isPositive();
    }
  }

  @Test
  void unitsMaskAndMissingValuesDoNotMatterToTheSeed() {
    try (ProblemQ q = ProblemQ.of(32)) {
      double[] faint = Arrays.stream(q.exact).map(value -> 1e-17 * value).toArray();
      faint[5] = Double.NaN;
      faint[3 * 160 + 80] = Double.POSITIVE_INFINITY;
      double[] weights = new double[160];
      Arrays.fill(weights, 0.3);
      weights[17] = 0;
      for (int s = 0; s < 24; s++) {
        faint[s * 160 + 17] = 1e5;
      }
      try (CubeData data = q.data(faint);
          FitProblem problem = new FitProblem(q.operator, data, weights)) {
        double[] x = new NnlsPatchStart(problem).compute();
        double[] scaled = Arrays.stream(x).map(value -> 1e17 * value).toArray();
        assertThat(q.error(scaled)).isLessThan(1e-9);
      }
    }
  }

  @Test
  void polishReachesTheOptimumWhereThePatchHoldsEverything() {
    try (ProblemQ q = ProblemQ.of(33);
        CubeData data = q.data(q.noisy(1));
        FitProblem problem = new FitProblem(q.operator, data, null)) {
      double[] best = new NnlsPatchStart(problem).compute();
      double[] ones = new double[18];
      Arrays.fill(ones, 0.5);
      assertThat(ProblemQ.distance(polished(problem, ones, FREE), best)).isLessThan(1e-9);
      assertThat(polished(problem, best, FREE)).containsExactly(best);
    }
  }

  @Test
  void polishSolvesSixColumnsPerComponentBesideTheOthers(RandomGenerator random) {
    CubeShape shape = new CubeShape(40, 2, 10, 30);
    double[] truth = new double[20];
    Arrays.setAll(truth, j -> random.nextDouble());
    try (DenseOperator operator = DenseOperator.of(shape, randomMatrix(random, shape));
        CubeData data = data(operator, truth);
        FitProblem problem = new FitProblem(operator, data, null)) {
      double[] x = truth.clone();
      for (int j = 0; j < 20; j += 5) {
        x[j] += 0.5;
      }
      double[] better = polished(problem, x, FREE);
      int changed = 0;
      for (int j = 0; j < 20; j++) {
        changed += better[j] == x[j] ? 0 : 1;
        assertThat(better[j]).isNotNegative();
      }
      assertThat(changed).isBetween(4, 12);
      assertThat(objective(problem, better)).isLessThan(0.9 * objective(problem, x));
    }
  }

  @Test
  void whatHelpsThePatchAloneIsNotTaken() {
    // Spaxel 2 is left out of a patch of 32 among 40, and the only one that is fitted badly.
    CubeShape shape = new CubeShape(40, 1, 1, 2);
    double[][][] matrix = new double[40][1][];
    double[] flux = new double[80];
    for (int s = 0; s < 40; s++) {
      matrix[s][0] = new double[] {1, 2};
      flux[2 * s] = 1;
      flux[2 * s + 1] = 2;
    }
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data =
            CubeData.of(DoubleArray.copyOf("test", flux, 40, 2), new boolean[] {true, true});
        FitProblem problem = new FitProblem(operator, data, null)) {
      NnlsPatchStart start = new NnlsPatchStart(problem);
      int outside = 0;
      while (Arrays.binarySearch(start.spaxels(), outside) >= 0) {
        outside++;
      }
      data.spectra().set(outside, 0, 400);
      data.spectra().set(outside, 1, 800);
      double[] optimum = {(39 + 400) / 40.0};
      assertThat(start.compute()[0]).isCloseTo(1, within(1e-12));
      assertThat(polished(problem, optimum, FREE)).containsExactly(optimum);
      // From below, the step towards the patch's own 1 is good for all.
      assertThat(polished(problem, new double[] {0}, FREE)[0]).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void polishDoesNotSpoilTheMixture() {
    try (ProblemQ q = ProblemQ.of(34);
        CubeData data = q.data();
        FitProblem problem = new FitProblem(q.operator, data, null)) {
      double[] x = new double[18];
      Arrays.fill(x, 0.4);
      assertThat(polished(problem, x, new double[] {1, 1, 1})).containsExactly(x);
      double[] targets = new double[3];
      for (int j = 0; j < 18; j++) {
        targets[j / 6] += q.truth[j];
      }
      assertThat(q.error(polished(problem, x, targets))).isLessThan(1e-9);
    }
  }

  @Test
  void kaczmarzTellsWhenAnEpochEnds() {
    try (ProblemQ q = ProblemQ.of(35);
        CubeData data = q.data()) {
      SolveOptions options = SolveOptions.builder().seed(1).epochs(3).threads(1).build();
      java.util.List<Integer> epochs = new java.util.ArrayList<>();
      double[] x =
          Solves.refined(
              q.operator,
              data,
              options,
              (values, epoch) -> {
                epochs.add(epoch);
                values.fill(epoch);
              });
      assertThat(epochs).containsExactly(1, 2, 3);
      assertThat(x).containsOnly(3);
    }
  }

  private static CubeData data(DenseOperator operator, double[] x) {
    CubeShape shape = operator.shape();
    boolean[] keep = new boolean[shape.pixels()];
    Arrays.fill(keep, true);
    return CubeData.of(
        DoubleArray.copyOf("test", operator.product(x), shape.spaxels(), shape.pixels()), keep);
  }

  private static double[][][] randomMatrix(RandomGenerator random, CubeShape shape) {
    double[][][] matrix = new double[shape.spaxels()][shape.unknowns()][shape.pixels()];
    for (double[][] plane : matrix) {
      for (double[] column : plane) {
        Arrays.setAll(column, l -> random.nextDouble());
      }
    }
    return matrix;
  }
}
