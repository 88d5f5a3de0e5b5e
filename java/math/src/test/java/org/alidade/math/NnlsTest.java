package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class NnlsTest {
  @Test
  void solvesAProblemDoneByHand() {
    // Unconstrained (2, -1); with x1 = 0 the first column alone fits best at 3/2.
    try (DoubleArray a = DoubleArray.copyOf("test", new double[] {1, 0, 1, 1}, 2, 2)) {
      NnlsSolution solution = Nnls.solve(DoubleMatrix.of(a), new double[] {2, 1});
      assertThat(solution.x()).containsExactly(new double[] {1.5, 0}, within(1e-15));
      assertThat(solution.objective()).isCloseTo(0.25, within(1e-15));
      assertThat(solution.kktViolation()).isLessThan(1e-15);
      assertThat(solution.iterations()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"30, 10", "50, 50", "40, 120", "300, 200", "1, 5", "5, 1"})
  void satisfiesTheOptimalityConditions(int rows, int columns, RandomGenerator random) {
    try (DoubleArray a = Matrices.randomDoubles(random, rows, columns)) {
      double[] b = random.doubles(rows, -1, 1).toArray();
      NnlsSolution solution = Nnls.solve(DoubleMatrix.of(a), b);
      assertOptimal(Matrices.values(DoubleMatrix.of(a)), b, solution.x(), 1e-11);
      assertThat(solution.kktViolation()).isLessThan(1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"60, 20", "200, 80", "300, 300"})
  void bothFormsOfAProblemHaveTheSameSolution(int rows, int columns, RandomGenerator random) {
    try (DoubleArray a = positive(random, rows, columns);
        DoubleArray gram = DoubleArray.allocate("test", columns, columns)) {
      double[] b = random.doubles(rows, 0, 1).toArray();
      DoubleMatrix m = DoubleMatrix.of(a);
      Blas.symmetricRankUpdate(1, m.transposed(), 0, DoubleMatrix.of(gram));
      double[] linear = transposedTimes(Matrices.values(m), b);
      NnlsSolution direct = Nnls.solve(m, b);
      NnlsSolution normal = Nnls.solveNormal(DoubleMatrix.of(gram), linear);
      assertThat(normal.x()).containsExactly(direct.x(), within(1e-9));
      double half = 0.5 * Arrays.stream(b).map(v -> v * v).sum();
      assertThat(normal.objective() + half).isCloseTo(direct.objective(), within(1e-9));
    }
  }

  @Test
  void findsPlantedSolutionsThroughWidelyDifferentScales(RandomGenerator random) {
    int columns = 60;
    try (DoubleArray a = positive(random, 200, columns)) {
      DoubleMatrix m = DoubleMatrix.of(a);
      double[] planted = new double[columns];
      double[] unit = new double[columns];
      for (int j = 0; j < columns; j++) {
        unit[j] = Math.pow(10, random.nextInt(-12, 12));
        planted[j] = j % 3 == 0 ? random.nextDouble(1, 2) / unit[j] : 0;
        for (int i = 0; i < 200; i++) {
          m.set(i, j, m.get(i, j) * unit[j]);
        }
      }
      double[] x = Nnls.solve(m, times(Matrices.values(m), planted)).x();
      for (int j = 0; j < columns; j++) {
        assertThat(x[j] * unit[j]).as("x " + j).isCloseTo(planted[j] * unit[j], within(1e-9));
      }
    }
  }

  @Test
  void dependentAndEmptyColumnsDoNoHarm(RandomGenerator random) {
    int rows = 40;
    try (DoubleArray a = positive(random, rows, 30)) {
      DoubleMatrix m = DoubleMatrix.of(a);
      for (int i = 0; i < rows; i++) {
        for (int j = 10; j < 20; j++) {
          m.set(i, j, 2 * m.get(i, j - 10)); // copies
        }
        m.set(i, 20, m.get(i, 0) + m.get(i, 1)); // a sum
        m.set(i, 21, 0); // nothing
      }
      double[] b = random.doubles(rows, 0, 1).toArray();
      NnlsSolution solution = Nnls.solve(m, b);
      assertOptimal(Matrices.values(m), b, solution.x(), 1e-11);
      assertThat(solution.x()[21]).isZero();
    }
  }

  @Test
  void smoothAndNearlyDependentColumnsReachTheMinimum(RandomGenerator random) {
    int rows = 120;
    int columns = 80;
    try (DoubleArray a = DoubleArray.allocate("test", rows, columns);
        DoubleArray gram = DoubleArray.allocate("test", columns, columns)) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          double distance = (i / 120.0 - j / 80.0) / 0.2;
          a.set(i, j, Math.exp(-0.5 * distance * distance));
        }
      }
      double[] b = random.doubles(rows, 0, 1).toArray();
      DoubleMatrix m = DoubleMatrix.of(a);
      NnlsSolution direct = Nnls.solve(m, b);
      assertOptimal(Matrices.values(m), b, direct.x(), 1e-9);
      Blas.symmetricRankUpdate(1, m.transposed(), 0, DoubleMatrix.of(gram));
      NnlsSolution normal =
          Nnls.solveNormal(DoubleMatrix.of(gram), transposedTimes(Matrices.values(m), b));
      double half = 0.5 * Arrays.stream(b).map(v -> v * v).sum();
      assertThat(normal.objective() + half).isCloseTo(direct.objective(), within(1e-9));
    }
  }

  @Test
  void agreesWithScipy(@TempDir Path folder, RandomGenerator random) throws IOException {
    Python.assumeModules("scipy.optimize", "numpy");
    int rows = 150;
    int columns = 100;
    try (DoubleArray a = positive(random, rows, columns)) {
      double[] b = random.doubles(rows, -0.2, 1).toArray();
      write(folder.resolve("a"), a.toArray());
      write(folder.resolve("b"), b);
      String printed =
          Python.run(
              """
              import sys, numpy as np, scipy.optimize as opt
              b = np.fromfile(sys.argv[2], '<f8')
              x, norm = opt.nnls(np.fromfile(sys.argv[1], '<f8').reshape(len(b), -1), b)
              print(repr(float(norm)), *map(repr, map(float, x)))
              """,
              folder.resolve("a"),
              folder.resolve("b"));
      double[] judged =
          Arrays.stream(printed.trim().split(" ")).mapToDouble(Double::parseDouble).toArray();
      NnlsSolution solution = Nnls.solve(DoubleMatrix.of(a), b);
      assertThat(solution.x())
          .containsExactly(Arrays.copyOfRange(judged, 1, judged.length), within(1e-10));
      assertThat(Math.sqrt(2 * solution.objective())).isCloseTo(judged[0], within(1e-12));
    }
  }

  @Test
  void aGoodStartSavesWorkAndABadOneDoesNoHarm(RandomGenerator random) {
    int columns = 80;
    try (DoubleArray a = positive(random, 200, columns);
        DoubleArray gram = DoubleArray.allocate("test", columns, columns)) {
      DoubleMatrix m = DoubleMatrix.of(a);
      Blas.symmetricRankUpdate(1, m.transposed(), 0, DoubleMatrix.of(gram));
      double[] b = random.doubles(200, 0, 1).toArray();
      double[] linear = transposedTimes(Matrices.values(m), b);
      NnlsSolution cold = Nnls.solveNormal(DoubleMatrix.of(gram), linear);
      NnlsSolution warm = Nnls.solveNormal(DoubleMatrix.of(gram), linear, cold.x());
      double[] everything = random.doubles(columns, 0.1, 5).toArray();
      NnlsSolution bad = Nnls.solveNormal(DoubleMatrix.of(gram), linear, everything);
      assertThat(warm.iterations()).isZero();
      assertThat(cold.iterations()).isPositive();
      assertThat(warm.x()).containsExactly(cold.x(), within(1e-9));
      assertThat(bad.x()).containsExactly(cold.x(), within(1e-9));
    }
  }

  @Test
  void nothingToGainGivesZero() {
    try (DoubleArray a = DoubleArray.copyOf("test", new double[] {1, 2, 3, 4}, 2, 2)) {
      NnlsSolution negative = Nnls.solve(DoubleMatrix.of(a), new double[] {-1, -1});
      assertThat(negative.x()).containsOnly(0);
      assertThat(negative.kktViolation()).isZero();
      assertThat(negative.objective()).isCloseTo(1, within(1e-15));
      assertThat(Nnls.solve(DoubleMatrix.of(a), new double[2]).objective()).isZero();
    }
  }

  @Test
  void refusesWhatIsNoProblem() {
    try (DoubleArray a = DoubleArray.copyOf("test", new double[] {1, 2, Double.NaN, 4}, 2, 2);
        DoubleArray gram = DoubleArray.copyOf("test", new double[] {1, 0, 0, -1}, 2, 2)) {
      DoubleMatrix m = DoubleMatrix.of(a);
      assertRefused(() -> Nnls.solve(m, new double[3]), "2 rows and 3 values");
      assertRefused(() -> Nnls.solve(m, new double[2]), "element (1, 0) is not finite");
      assertRefused(() -> Nnls.solve(m, new double[] {1, Double.NaN}), "NaN at index 1");
      assertRefused(
          () -> Nnls.solveNormal(DoubleMatrix.of(gram), new double[] {1, 1}), "-1.0 at index 1");
      assertRefused(() -> Nnls.solveNormal(m.block(0, 1, 0, 2), new double[1]), "1 x 2");
    }
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  private static DoubleArray positive(RandomGenerator random, int rows, int columns) {
    DoubleArray a = Matrices.randomDoubles(random, rows, columns);
    for (long i = 0; i < a.size(); i++) {
      a.set(i, Math.abs(a.get(i)));
    }
    return a;
  }

  /** The conditions written out: no gradient on the positive set, none downhill off it. */
  private static void assertOptimal(double[][] a, double[] b, double[] x, double tolerance) {
    double[] residual = times(a, x);
    for (int i = 0; i < b.length; i++) {
      residual[i] -= b[i];
    }
    double[] gradient = transposedTimes(a, residual);
    for (int j = 0; j < x.length; j++) {
      assertThat(x[j]).as("x " + j).isNotNegative();
      if (x[j] > 0) {
        assertThat(gradient[j]).as("gradient " + j).isCloseTo(0, within(tolerance));
      } else {
        assertThat(gradient[j]).as("gradient " + j).isGreaterThan(-tolerance);
      }
    }
  }

  private static double[] times(double[][] a, double[] x) {
    double[] result = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < x.length; j++) {
        result[i] += a[i][j] * x[j];
      }
    }
    return result;
  }

  private static double[] transposedTimes(double[][] a, double[] y) {
    double[] result = new double[a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < result.length; j++) {
        result[j] += a[i][j] * y[i];
      }
    }
    return result;
  }

  private static void write(Path file, double[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
