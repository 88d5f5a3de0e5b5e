package org.alidade.cube.internal.solve.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.gradient.GradientRun.Method;
import org.alidade.cube.internal.solve.gradient.GradientRun.Solved;
import org.alidade.cube.solve.DenseOperator;
import org.alidade.cube.solve.ProblemQ;
import org.alidade.cube.solve.Solves;
import org.alidade.math.NnlsSolution;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class MprgpSolverTest {
  /** Rounding of an objective computed afresh, relative to that of x = 0. */
  private static final double ROUNDING = 1e-14;

  private static void assertNeverWorse(List<Double> objectives, double zeroObjective) {
    for (int i = 1; i < objectives.size(); i++) {
      assertThat(objectives.get(i))
          .as("objective after iteration %d", i)
          .isLessThanOrEqualTo(objectives.get(i - 1) + ROUNDING * zeroObjective);
    }
  }

  private static double halfSquares(double[] values) {
    return 0.5 * Arrays.stream(values).map(value -> value * value).sum();
  }

  private static void assertOptimal(Solved solved, NnlsSolution optimum) {
    assertThat(solved.optimality().objective())
        .isCloseTo(optimum.objective(), within(1e-10 * optimum.objective()));
    assertThat(ProblemQ.distance(solved.x(), optimum.x())).isLessThan(1e-6);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noisyProblemIsSolvedWithinThreeHundredSteps(long seed) {
    try (ProblemQ q = ProblemQ.of(seed)) {
      double[] noisy = q.noisy(10 * seed);
      try (CubeData data = q.data(noisy)) {
        Solved solved = new GradientRun(q.operator, data).mprgp();
        assertThat(solved.outcome().converged()).isTrue();
        assertThat(solved.outcome().iterations()).isLessThanOrEqualTo(300);
        assertThat(solved.optimality().scaledKkt()).isLessThanOrEqualTo(1e-10);
        assertThat(solved.lowestWeight()).isNotNegative();
        assertNeverWorse(solved.objectives(), halfSquares(noisy));
        assertOptimal(solved, Optimum.of(q.operator, noisy));
        double rmse = q.rmse(noisy, solved.x());
        assertThat(solved.outcome().rmseEpoch()).isCloseTo(rmse, within(1e-9 * rmse));
        assertThat(rmse / q.sigma()).isBetween(0.97, 1.02);
      }
    }
  }

  @Test
  void reportsAgreeWithWhatIsComputedAfresh() {
    try (ProblemQ q = ProblemQ.of(6);
        CubeData data = q.data(q.noisy(60))) {
      Solved solved = new GradientRun(q.operator, data).mprgp();
      assertThat(solved.steps()).hasSize((int) solved.outcome().iterations() + 1);
      for (int i = 0; i < solved.steps().size(); i++) {
        double objective = solved.objectives().get(i);
        assertThat(solved.steps().get(i).phase()).isEqualTo("iterate");
        assertThat(solved.steps().get(i).done()).isEqualTo(i);
        assertThat(solved.steps().get(i).objective())
            .isCloseTo(objective, within(1e-10 * objective));
      }
      assertThat(solved.lastKkt()).isCloseTo(solved.optimality().scaledKkt(), within(1e-15));
      assertThat(solved.steps().get(solved.steps().size() - 1).nonZeros())
          .isEqualTo(solved.optimality().nonZeros());
    }
  }

  @Test
  void exactDataGiveThePlantedWeights() {
    try (ProblemQ q = ProblemQ.of(7);
        CubeData data = q.data()) {
      Solved solved = new GradientRun(q.operator, data).tolerance(1e-13).mprgp();
      assertThat(solved.outcome().converged()).isTrue();
      assertThat(q.error(solved.x())).isLessThan(1e-10);
    }
  }

  @Test
  void badlyConditionedProblemIsSolvedToo() {
    try (WideProblem wide = WideProblem.of(1);
        CubeData data = wide.data()) {
      GradientRun run = new GradientRun(wide.operator, data);
      Solved usual = run.mprgp();
      assertThat(usual.outcome().converged()).isTrue();
      assertThat(usual.outcome().iterations()).isLessThan(800);
      assertNeverWorse(usual.objectives(), halfSquares(wide.noisy));
      Solved sharp = run.tolerance(1e-14).mprgp();
      assertThat(sharp.optimality().scaledKkt()).isLessThanOrEqualTo(1e-14);
      assertOptimal(sharp, Optimum.of(wide.operator, wide.noisy));
    }
  }

  @Test
  void maskMissingDataAndPixelWeightsCount() {
    try (ProblemQ q = ProblemQ.of(8)) {
      double[] noisy = q.noisy(80);
      boolean[] keep = new boolean[ProblemQ.SHAPE.pixels()];
      double[] weights = new double[keep.length];
      for (int l = 0; l < keep.length; l++) {
        keep[l] = l % 7 != 3;
        weights[l] = l % 11 == 5 ? 0 : 0.2 + l % 5;
      }
      noisy[160 * 3 + 17] = Double.NaN;
      noisy[160 * 5 + 21] = Double.POSITIVE_INFINITY;
      Solved solved = solvedWith(q, noisy, keep, weights);
      double[] masked = weights.clone();
      for (int l = 0; l < keep.length; l++) {
        masked[l] = keep[l] ? weights[l] : 0;
      }
      assertOptimal(solved, Optimum.of(q.operator, noisy, masked, new double[0][]));
      assertThat(solved.outcome().rowsSkipped()).isEqualTo(1);
      for (int i = 0; i < noisy.length; i++) {
        noisy[i] = keep[i % 160] && weights[i % 160] > 0 ? noisy[i] : 1e9;
      }
      assertThat(solvedWith(q, noisy, keep, weights).x()).containsExactly(solved.x());
    }
  }

  private static Solved solvedWith(ProblemQ q, double[] values, boolean[] keep, double[] weights) {
    try (CubeData data =
        CubeData.of(
            DoubleArray.copyOf(
                "test.data", values, ProblemQ.SHAPE.spaxels(), ProblemQ.SHAPE.pixels()),
            keep)) {
      return new GradientRun(q.operator, data).pixelWeights(weights).mprgp();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1, 1e3, 1e6})
  void penaltiesOfAnyStrengthAgreeWithAugmentedRows(double strength) {
    int unknowns = ProblemQ.SHAPE.unknowns();
    try (ProblemQ q = ProblemQ.of(11)) {
      double[] noisy = q.noisy(110);
      double[] ones = new double[ProblemQ.SHAPE.pixels()];
      Arrays.fill(ones, 1);
      for (DensePenalty penalty :
          List.of(
              DensePenalty.ridge(unknowns, strength),
              DensePenalty.differences(unknowns, strength))) {
        try (CubeData data = q.data(noisy)) {
          Solved solved = new GradientRun(q.operator, data).penalty(penalty).mprgp();
          assertThat(solved.outcome().converged()).isTrue();
          assertNeverWorse(solved.objectives(), halfSquares(noisy));
          assertOptimal(solved, Optimum.of(q.operator, noisy, ones, penalty.rows));
        }
      }
    }
  }

  @Test
  void matrixWithNegativeElementsIsSolvedAndNeverGetsWorse() {
    CubeShape shape = new CubeShape(2, 2, 5, 40);
    Random random = new Random(4);
    double[][][] matrix = new double[2][10][40];
    for (double[][] plane : matrix) {
      for (double[] column : plane) {
        Arrays.setAll(column, l -> random.nextGaussian());
      }
    }
    double[] values = random.doubles(80, 0, 1).toArray();
    try (DenseOperator operator = DenseOperator.of(shape, matrix);
        CubeData data = data(values, 2, 40)) {
      Solved solved = new GradientRun(operator, data).mprgp();
      assertThat(solved.outcome().converged()).isTrue();
      assertNeverWorse(solved.objectives(), halfSquares(values));
      assertOptimal(solved, Optimum.of(operator, values));
    }
  }

  @Test
  void aBoundThatIsTooSmallIsFoundOutAndReplaced() {
    try (ProblemQ q = ProblemQ.of(12)) {
      double[] noisy = q.noisy(120);
      try (CubeData data = q.data(noisy);
          FitProblem problem = new FitProblem(q.operator, data, null);
          ScaledFit fit = new ScaledFit(problem);
          DoubleArray start =
              DoubleArray.copyOf(
                  "test.x", Arrays.stream(q.truth).map(value -> 1 - value).toArray())) {
        Iterate at = new Iterate(fit, fit.feasible(start));
        MprgpRule rule = new MprgpRule(fit, 0.5);
        double before = at.objective();
        for (int step = 0; step < 400; step++) {
          rule.step(at);
          at.refresh();
          assertThat(at.objective()).isLessThanOrEqualTo(before * (1 + 1e-12));
          before = at.objective();
        }
        assertThat(at.scaledKkt()).isLessThan(1e-10);
      }
    }
  }

  @Test
  void warmStartsOfAnyOriginReachTheSameOptimum() {
    try (ProblemQ q = ProblemQ.of(13)) {
      double[] noisy = q.noisy(130);
      NnlsSolution optimum = Optimum.of(q.operator, noisy);
      try (CubeData data = q.data(noisy)) {
        GradientRun run = new GradientRun(q.operator, data);
        SolveOptions epoch =
            SolveOptions.builder().seed(1).threads(1).verbose(false).relaxation(1).build();
        double[] kaczmarz = Solves.fromZero(q.operator, data, epoch).x();
        double[] spg = run.maximumIterations(100).spg().x();
        run.maximumIterations(3000);
        for (double[] start : List.of(kaczmarz, spg, optimum.x(), q.truth)) {
          assertOptimal(run.from(Method.MPRGP, start), optimum);
        }
        Solved again = run.from(Method.MPRGP, run.mprgp().x());
        assertThat(again.outcome().iterations()).isZero();
        assertThat(again.outcome().converged()).isTrue();
      }
    }
  }

  @Test
  void infeasibleStartVectorsAreClipped() {
    try (ProblemQ q = ProblemQ.of(14)) {
      double[] noisy = q.noisy(140);
      try (CubeData data = q.data(noisy)) {
        double[] start = new double[ProblemQ.SHAPE.unknowns()];
        Arrays.setAll(start, j -> j % 3 - 1.0);
        start[4] = Double.NaN;
        start[5] = Double.NEGATIVE_INFINITY;
        Solved solved = new GradientRun(q.operator, data).from(Method.MPRGP, start);
        assertThat(solved.lowestWeight()).isNotNegative();
        assertOptimal(solved, Optimum.of(q.operator, noisy));
      }
    }
  }

  @Test
  void runsRepeatBitByBit() {
    try (ProblemQ q = ProblemQ.of(15);
        CubeData data = q.data(q.noisy(150))) {
      Solved first = new GradientRun(q.operator, data).mprgp();
      Solved second = new GradientRun(q.operator, data).mprgp();
      assertThat(second.x()).containsExactly(first.x());
      assertThat(second.objectives()).isEqualTo(first.objectives());
    }
  }

  private static CubeData data(double[] values, int spaxels, int pixels) {
    boolean[] keep = new boolean[pixels];
    Arrays.fill(keep, true);
    return CubeData.of(DoubleArray.copyOf("test.data", values, spaxels, pixels), keep);
  }
}
