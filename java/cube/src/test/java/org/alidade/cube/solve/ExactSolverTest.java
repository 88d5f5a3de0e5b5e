package org.alidade.cube.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.NullTracker;
import org.alidade.cube.Optimality;
import org.alidade.cube.SolveListener;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;
import org.alidade.cube.internal.solve.exact.ExactSolver;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The polish of the exact solver and its certificate on problem Q, against a dense solution. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class ExactSolverTest {
  private static SolveMonitor monitor() {
    return new SolveMonitor(new NullTracker(), SolveListener.NONE, InstantSource.system());
  }

  private static Optimality solve(FitProblem problem, DoubleArray x) {
    SolverOutcome outcome = new ExactSolver(problem, null, 1e-12, 50, monitor()).run(x);
    assertThat(outcome.converged()).isTrue();
    return Certificate.of(problem, x);
  }

  /** The same problem solved as a dense one with weights and missing values as zero rows. */
  private static double[] dense(ProblemQ q, double[] y, double[] pixelWeights) {
    int unknowns = ProblemQ.SHAPE.unknowns();
    try (DoubleArray a = DoubleArray.allocate("test", y.length, unknowns)) {
      double[] target = new double[y.length];
      for (int j = 0; j < unknowns; j++) {
        double[] unit = new double[unknowns];
        unit[j] = 1;
        double[] column = q.operator.product(unit);
        for (int i = 0; i < y.length; i++) {
          double root = Math.sqrt(pixelWeights[i % ProblemQ.SHAPE.pixels()]);
          a.set(i, j, Double.isFinite(y[i]) ? root * column[i] : 0);
          target[i] = Double.isFinite(y[i]) ? root * y[i] : 0;
        }
      }
      return Nnls.solve(DoubleMatrix.of(a), target).x();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-17, 1e17})
  void reachesTheOptimumInAllUnits(double unit, RandomGenerator random) {
    try (ProblemQ q = ProblemQ.of(random.nextLong())) {
      double[] y = Arrays.stream(q.noisy(random.nextLong())).map(v -> unit * v).toArray();
      double[] expected = dense(q, y, ones());
      try (CubeData data = q.data(y);
          FitProblem problem = new FitProblem(q.operator, data, null);
          DoubleArray x = DoubleArray.allocate("test", expected.length)) {
        Optimality optimality = solve(problem, x);
        assertThat(ProblemQ.distance(x.toArray(), expected)).isLessThan(1e-9);
        assertThat(optimality.scaledKkt()).isLessThan(1e-13);
        assertThat(optimality.relativeGap()).isLessThan(1e-9);
        assertThat(optimality.nonZeros())
            .isEqualTo((int) Arrays.stream(expected).filter(v -> v > 0).count());
      }
    }
  }

  @Test
  void weightsMasksAndMissingValuesCount(RandomGenerator random) {
    try (ProblemQ q = ProblemQ.of(random.nextLong())) {
      double[] y = q.noisy(random.nextLong());
      double[] weights = random.doubles(ProblemQ.SHAPE.pixels(), 0.2, 1).toArray();
      weights[7] = 0;
      IntStream.range(0, 300).forEach(i -> y[random.nextInt(y.length)] = Double.NaN);
      Arrays.fill(y, 5 * ProblemQ.SHAPE.pixels(), 6 * ProblemQ.SHAPE.pixels(), Double.NaN);
      double[] expected = dense(q, y, weights);
      try (CubeData data = q.data(y);
          FitProblem problem = new FitProblem(q.operator, data, weights);
          DoubleArray x = DoubleArray.allocate("test", expected.length)) {
        assertThat(solve(problem, x).scaledKkt()).isLessThan(1e-13);
        assertThat(ProblemQ.distance(x.toArray(), expected)).isLessThan(1e-9);
      }
    }
  }

  @Test
  void theBoundOfTheCertificateHoldsAnywhere(RandomGenerator random) {
    try (ProblemQ q = ProblemQ.of(random.nextLong());
        CubeData data = q.data(q.noisy(random.nextLong()));
        FitProblem problem = new FitProblem(q.operator, data, null);
        DoubleArray best = DoubleArray.allocate("test", ProblemQ.SHAPE.unknowns());
        DoubleArray x = DoubleArray.allocate("test", ProblemQ.SHAPE.unknowns())) {
      double optimum = solve(problem, best).objective();
      for (int trial = 0; trial < 50; trial++) {
        double spread = Math.pow(10, -random.nextInt(8));
        for (int j = 0; j < x.size(); j++) {
          x.set(j, Math.max(0, best.get(j) + spread * random.nextGaussian()));
        }
        Optimality at = Certificate.of(problem, x);
        assertThat(at.objective() - at.gap()).isLessThanOrEqualTo(optimum * (1 + 1e-12));
        assertThat(at.scaledKkt()).isPositive();
      }
    }
  }

  @Test
  void aSmallChangeOfTheDataTakesFewRounds(RandomGenerator random) {
    try (ProblemQ q = ProblemQ.of(random.nextLong())) {
      double[] y = q.noisy(random.nextLong());
      double[] changed =
          Arrays.stream(y).map(v -> v * (1 + 1e-5 * random.nextGaussian())).toArray();
      try (CubeData data = q.data(y);
          CubeData other = q.data(changed);
          FitProblem problem = new FitProblem(q.operator, data, null);
          FitProblem next = problem.withData(other);
          DoubleArray x = DoubleArray.allocate("test", ProblemQ.SHAPE.unknowns())) {
        solve(problem, x);
        SolverOutcome warm = new ExactSolver(next, null, 1e-12, 50, monitor()).run(x);
        assertThat(warm.iterations()).isLessThanOrEqualTo(4);
        assertThat(ProblemQ.distance(x.toArray(), dense(q, changed, ones()))).isLessThan(1e-9);
      }
    }
  }

  @Test
  void dataOfZeroGiveWeightsOfZero() {
    try (ProblemQ q = ProblemQ.of(1);
        CubeData data = q.data(new double[q.exact.length]);
        FitProblem problem = new FitProblem(q.operator, data, null);
        DoubleArray x = DoubleArray.copyOf("test", q.truth)) {
      Optimality optimality = solve(problem, x);
      assertThat(x.toArray()).containsOnly(0);
      assertThat(optimality.objective()).isCloseTo(0, within(0.0));
      assertThat(optimality.scaledKkt()).isZero();
    }
  }

  private static double[] ones() {
    double[] ones = new double[ProblemQ.SHAPE.pixels()];
    Arrays.fill(ones, 1);
    return ones;
  }
}
