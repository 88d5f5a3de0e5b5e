package org.alidade.cube.solve.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.RatioPenalty;
import org.alidade.cube.Regularisation;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.cube.internal.solve.penalty.Penalties;
import org.alidade.cube.internal.solve.penalty.SmoothnessPenalty;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;
import org.alidade.math.NnlsSolution;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class PenaltyTest {
  private static final int P = GridProblem.SHAPE.populations();
  private static final int N = GridProblem.SHAPE.unknowns();
  private static final double[] WEIGHTS = {0.2, 0.5, 0.3};

  @Test
  void smoothnessIsItsRows(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random)) {
      Regularisation strengths = Regularisation.NONE.withSmoothness(0.7);
      assertIsItsRows(random, fit, strengths, smoothnessRows(fit, 0.7));
    }
  }

  @Test
  void ridgeIsItsRows(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random)) {
      double[][] rows = ridgeRows(fit, 0.3);
      assertIsItsRows(random, fit, Regularisation.NONE.withRidge(0.3), rows);
    }
  }

  @Test
  void ratiosAreTheirRows(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random)) {
      double[][] rows = ratioRows(fit, 2);
      assertIsItsRows(random, fit, Regularisation.NONE.withRatio(2), rows);
    }
  }

  @Test
  void minimumIsThatOfAugmentedRows(RandomGenerator random) {
    Regularisation strengths = new Regularisation(0.4, 0.05, 1.5);
    try (GridProblem fit = GridProblem.of(random);
        FitProblem penalised = fit.problem.withPenalties(penalties(fit, strengths))) {
      List<double[]> rows = new ArrayList<>();
      rows.addAll(List.of(smoothnessRows(fit, 0.4)));
      rows.addAll(List.of(ridgeRows(fit, 0.05)));
      rows.addAll(List.of(ratioRows(fit, 1.5)));
      double[] wanted = augmentedSolution(fit, rows.toArray(double[][]::new));
      double[] got = normalSolution(penalised);
      assertThat(got).containsExactly(wanted, within(1e-9 * max(wanted)));
      assertThat(got).isNotEqualTo(normalSolution(fit.problem));
    }
  }

  @Test
  void averageCurvatureEqualsTheStrengthTimesThatOfTheData(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random);
        DoubleArray diagonal = DoubleArray.allocate("test", N)) {
      SmoothnessPenalty.of(3, fit.problem, GridProblem.GRID).addDiagonal(diagonal);
      double sum = 0;
      for (int j = 0; j < P; j++) {
        sum += diagonal.get(j) / fit.problem.dataCurvature().get(j);
      }
      assertThat(sum / P).isCloseTo(3, within(1e-12));
      assertThat(diagonal.get(GridProblem.EMPTY)).isZero();
    }
  }

  @Test
  void trendsAlongAnAxisCostNothing(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random);
        DoubleArray x = DoubleArray.allocate("test", N)) {
      SmoothnessPenalty penalty = SmoothnessPenalty.of(1, fit.problem, GridProblem.GRID);
      for (int p = 0; p < P; p++) {
        double trend = 9 - GridProblem.GRID.index(p, 0) - 2 * GridProblem.GRID.index(p, 1);
        x.set(p, trend / Math.sqrt(fit.problem.dataCurvature().get(p)));
      }
      assertThat(penalty.roughness(x)).isLessThan(1e-24);
      x.set(0, 2 * x.get(0));
      assertThat(penalty.roughness(x)).isGreaterThan(1);
      try (DoubleArray product = DoubleArray.allocate("test", N)) {
        penalty.addProduct(x, product);
        assertThat(penalty.roughness(x))
            .isCloseTo(dot(x, product), within(1e-12 * dot(x, product)));
      }
    }
  }

  @Test
  void unitsOfFluxDoNotMatter(RandomGenerator random) {
    double[][][] matrix = GridProblem.matrix(random);
    double[] spectra = new double[GridProblem.SHAPE.spaxels() * GridProblem.SHAPE.pixels()];
    Arrays.setAll(spectra, i -> 10 + random.nextDouble());
    Regularisation strengths = new Regularisation(0.4, 0.05, 1.5);
    double tiny = Math.pow(2, -56);
    try (GridProblem fit = GridProblem.of(matrix, spectra, 1);
        GridProblem other = GridProblem.of(matrix, spectra, tiny);
        FitProblem penalised = fit.problem.withPenalties(penalties(fit, strengths));
        FitProblem scaled = other.problem.withPenalties(penalties(other, strengths))) {
      double[] wanted = normalSolution(penalised);
      assertThat(normalSolution(scaled)).containsExactly(wanted, within(1e-9 * max(wanted)));
    }
  }

  @Test
  void strongRatiosAreMet(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random);
        FitProblem penalised =
            fit.problem.withPenalties(penalties(fit, Regularisation.NONE.withRatio(1e8)))) {
      double[] x = normalSolution(penalised);
      double[] sums = new double[3];
      for (int j = 0; j < N; j++) {
        sums[j / P] += x[j];
      }
      assertThat(sums[0] / sums[1]).isCloseTo(0.4, within(1e-5));
      assertThat(sums[2] / sums[1]).isCloseTo(0.6, within(1e-5));
    }
  }

  @Test
  void nothingIsAddedWithoutStrength(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random)) {
      assertThat(penalties(fit, Regularisation.NONE)).isEmpty();
    }
  }

  @Test
  void refusesWhatCannotBe(RandomGenerator random) {
    try (GridProblem fit = GridProblem.of(random)) {
      assertRefused(() -> SmoothnessPenalty.of(1, fit.problem, PopulationGrid.unknown(P)), "known");
      assertRefused(() -> SmoothnessPenalty.of(1, fit.problem, PopulationGrid.of(3, 4)), "[3, 4]");
      PopulationGrid pairs = PopulationGrid.of(2, 2, 2, 2, 2);
      assertRefused(() -> SmoothnessPenalty.of(1, fit.problem, pairs), "[2, 2, 2, 2, 2]");
      Regularisation ratio = Regularisation.NONE.withRatio(1);
      assertRefused(
          () -> Penalties.of(ratio, fit.problem, GridProblem.GRID, null, RatioPenalty.DEFAULT),
          "without orbit weights");
    }
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private static List<QuadraticPenalty> penalties(GridProblem fit, Regularisation strengths) {
    return Penalties.of(strengths, fit.problem, GridProblem.GRID, WEIGHTS, RatioPenalty.DEFAULT);
  }

  /** Rows of sqrt(factor) times scaled second differences, written out from the definition. */
  private static double[][] smoothnessRows(GridProblem fit, double strength) {
    List<double[]> rows = new ArrayList<>();
    int[] lengths = {3, 4, 2};
    int[] strides = {8, 2, 1};
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < P; p++) {
        for (int axis = 0; axis < 3; axis++) {
          int index = p / strides[axis] % lengths[axis];
          if (index > 0 && index + 1 < lengths[axis]) {
            double[] row = new double[N];
            int j = c * P + p;
            row[j - strides[axis]] = 1;
            row[j] = -2;
            row[j + strides[axis]] = 1;
            rows.add(row);
          }
        }
      }
    }
    double meanDiagonal = 6.0 * rows.size() / N;
    for (double[] row : rows) {
      for (int j = 0; j < N; j++) {
        row[j] *= Math.sqrt(strength / meanDiagonal * fit.problem.dataCurvature().get(j));
      }
    }
    return rows.toArray(double[][]::new);
  }

  private static double[][] ridgeRows(GridProblem fit, double strength) {
    double[][] rows = new double[N][N];
    for (int j = 0; j < N; j++) {
      rows[j][j] = j == GridProblem.EMPTY ? 0 : Math.sqrt(strength * mean(fit));
    }
    return rows;
  }

  private static double[][] ratioRows(GridProblem fit, double strength) {
    double[][] rows = new double[2][N];
    int[] components = {0, 2};
    for (int i = 0; i < 2; i++) {
      double ratio = WEIGHTS[components[i]] / WEIGHTS[1];
      double factor = Math.sqrt(strength * mean(fit) / (1 + ratio * ratio));
      for (int j = 0; j < N; j++) {
        boolean lit = j != GridProblem.EMPTY;
        rows[i][j] = lit && j / P == components[i] ? factor : 0;
        rows[i][j] -= lit && j / P == 1 ? ratio * factor : 0;
      }
    }
    return rows;
  }

  private static double mean(GridProblem fit) {
    return Arrays.stream(fit.problem.dataCurvature().toArray()).sum() / (N - 1);
  }

  private static void assertIsItsRows(
      RandomGenerator random, GridProblem fit, Regularisation strengths, double[][] rows) {
    List<QuadraticPenalty> penalties = penalties(fit, strengths);
    assertThat(penalties).hasSize(1);
    QuadraticPenalty penalty = penalties.get(0);
    double[][] wanted = new double[N][N];
    for (double[] row : rows) {
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          wanted[i][j] += row[i] * row[j];
        }
      }
    }
    double tolerance = 1e-13 * Arrays.stream(wanted).mapToDouble(PenaltyTest::max).max().orElse(0);
    assertProduct(random, penalty, wanted, tolerance * N);
    assertDiagonal(penalty, wanted, tolerance);
    assertBlock(random, penalty, wanted, tolerance);
  }

  private static void assertProduct(
      RandomGenerator random, QuadraticPenalty penalty, double[][] wanted, double tolerance) {
    double[] x = random.doubles(N).toArray();
    try (DoubleArray vector = DoubleArray.copyOf("test", x);
        DoubleArray out = DoubleArray.allocate("test", N)) {
      out.fill(1);
      penalty.addProduct(vector, out);
      for (int i = 0; i < N; i++) {
        double sum = 1;
        for (int j = 0; j < N; j++) {
          sum += wanted[i][j] * x[j];
        }
        assertThat(out.get(i)).isCloseTo(sum, within(tolerance));
      }
    }
  }

  private static void assertDiagonal(
      QuadraticPenalty penalty, double[][] wanted, double tolerance) {
    try (DoubleArray out = DoubleArray.allocate("test", N)) {
      out.fill(1);
      penalty.addDiagonal(out);
      for (int i = 0; i < N; i++) {
        assertThat(out.get(i)).isCloseTo(1 + wanted[i][i], within(tolerance));
      }
    }
  }

  private static void assertBlock(
      RandomGenerator random, QuadraticPenalty penalty, double[][] wanted, double tolerance) {
    int[] rows = IntStream.range(0, 40).map(i -> random.nextInt(N)).toArray();
    int[] columns = IntStream.range(0, N).toArray();
    try (DoubleArray out = DoubleArray.allocate("test", rows.length, columns.length)) {
      out.fill(1);
      penalty.addBlock(rows, columns, DoubleMatrix.of(out));
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < columns.length; j++) {
          assertThat(out.get(i, j)).isCloseTo(1 + wanted[rows[i]][columns[j]], within(tolerance));
        }
      }
    }
  }

  private static double[] augmentedSolution(GridProblem fit, double[][] rows) {
    double[] spectra = fit.data.spectra().toArray();
    double[] data = Arrays.copyOf(spectra, spectra.length + rows.length);
    try (DoubleArray matrix = fit.augmented(rows)) {
      NnlsSolution solution = Nnls.solve(DoubleMatrix.of(matrix), data);
      assertThat(solution.kktViolation()).isLessThan(1e-10);
      return solution.x();
    }
  }

  /** Solves the normal equations that problem and penalties give column by column. */
  private static double[] normalSolution(FitProblem problem) {
    try (DoubleArray gram = DoubleArray.allocate("test", N, N);
        DoubleArray unit = DoubleArray.allocate("test", N);
        DoubleArray zero = DoubleArray.allocate("test", N);
        DoubleArray residual =
            DoubleArray.allocate("test", problem.shape().spaxels(), problem.shape().pixels());
        DoubleArray linear = DoubleArray.allocate("test", N)) {
      for (int j = 0; j < N; j++) {
        unit.fill(0);
        unit.set(j, 1);
        problem.hessianProduct(unit, residual, gram.slice(j, 1).reshape(N));
      }
      problem.residual(zero, residual);
      problem.gradient(zero, residual, linear);
      double[] slope = Arrays.stream(linear.toArray()).map(value -> -value).toArray();
      return Nnls.solveNormal(DoubleMatrix.of(gram), slope).x();
    }
  }

  private static double max(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static double dot(DoubleArray a, DoubleArray b) {
    return Blas.dot(a, b);
  }
}
