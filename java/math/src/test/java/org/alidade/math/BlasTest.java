package org.alidade.math;

import static org.alidade.math.Matrices.product;
import static org.alidade.math.Matrices.randomDoubles;
import static org.alidade.math.Matrices.randomFloats;
import static org.alidade.math.Matrices.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith({LeakCheck.class, SeededRandom.class})
class BlasTest {
  @Test
  void productOfAllViewsEqualsTheDefinition(RandomGenerator random) {
    for (int round = 0; round < 60; round++) {
      int m = random.nextInt(1, 40);
      int k = random.nextInt(0, 40);
      int n = random.nextInt(1, 40);
      try (DoubleArray left = randomDoubles(random, 2000);
          DoubleArray right = randomDoubles(random, 2000);
          DoubleArray result = randomDoubles(random, 2000)) {
        DoubleMatrix a = view(random, left, m, k);
        DoubleMatrix b = view(random, right, k, n);
        DoubleMatrix c = DoubleMatrix.of(result, 5, m, n, n + random.nextInt(3));
        double beta = random.nextBoolean() ? 0 : 0.5;
        double[][] wanted = product(1.5, values(a), values(b), beta, values(c));
        Blas.multiply(1.5, a, b, beta, c);
        assertClose(values(c), wanted, 1e-13);
      }
    }
  }

  @Test
  void singlePrecisionProductOfAllViewsEqualsTheDefinition(RandomGenerator random) {
    for (int round = 0; round < 60; round++) {
      int m = random.nextInt(1, 40);
      int k = random.nextInt(1, 40);
      int n = random.nextInt(1, 40);
      try (FloatArray left = randomFloats(random, m, k);
          FloatArray right = randomFloats(random, n, k);
          FloatArray result = randomFloats(random, m, n)) {
        FloatMatrix a = FloatMatrix.of(left);
        FloatMatrix b = FloatMatrix.of(right).transposed();
        FloatMatrix c = FloatMatrix.of(result);
        double[][] wanted = product(2, values(a), values(b), 1, values(c));
        Blas.multiply(2, a, b, 1, c);
        assertClose(values(c), wanted, 1e-4);
      }
    }
  }

  @Test
  void zeroBetaIgnoresWhatTheResultHeld() {
    try (DoubleArray a = DoubleArray.copyOf("test", new double[] {1, 2, 3, 4}, 2, 2);
        DoubleArray c = DoubleArray.allocateUninitialized("test", 2, 2);
        DoubleArray y = DoubleArray.allocateUninitialized("test", 2)) {
      c.fill(Double.NaN);
      y.fill(Double.NaN);
      Blas.multiply(1, DoubleMatrix.of(a), DoubleMatrix.of(a), 0, DoubleMatrix.of(c));
      assertThat(c.toArray()).containsExactly(7, 10, 15, 22);
      Blas.multiply(1, DoubleMatrix.of(a), a.slice(0, 1), 0, y);
      assertThat(y.toArray()).containsExactly(5, 11);
    }
  }

  @Test
  void vectorProductsOfAllViewsEqualTheDefinition(RandomGenerator random) {
    for (int round = 0; round < 60; round++) {
      int m = random.nextInt(1, 60);
      int n = random.nextInt(0, 60);
      try (DoubleArray left = randomDoubles(random, 4000);
          DoubleArray x = randomDoubles(random, n, 1);
          DoubleArray y = randomDoubles(random, m, 1)) {
        DoubleMatrix a = view(random, left, m, n);
        double[][] wanted =
            product(-2, values(a), values(DoubleMatrix.of(x)), 3, values(DoubleMatrix.of(y)));
        Blas.multiply(-2, a, x, 3, y);
        assertClose(values(DoubleMatrix.of(y)), wanted, 1e-13);
      }
    }
  }

  @Test
  void rankUpdateFillsBothTriangles(RandomGenerator random) {
    for (int n : new int[] {1, 2, 31, 32, 33, 64, 100}) {
      try (DoubleArray factor = randomDoubles(random, 7, n);
          DoubleArray gram = DoubleArray.allocate("test", n + 1, n + 3)) {
        gram.fill(Double.NaN);
        DoubleMatrix a = DoubleMatrix.of(factor).transposed();
        DoubleMatrix c = DoubleMatrix.of(gram, n + 5, n, n, n + 3);
        double[][] wanted = product(2, values(a), values(a.transposed()), 0, new double[n][n]);
        Blas.symmetricRankUpdate(2, a, 0, c);
        assertClose(values(c), wanted, 1e-13);
        assertThat(gram.get(n + 4)).as("element before the matrix").isNaN();
        assertThat(gram.get(n + 5 + n)).as("element after the first row").isNaN();
      }
    }
  }

  @Test
  void vectorSumsAndNormsTakePartsAcrossTheirBlocks(RandomGenerator random) {
    try (DoubleArray x = randomDoubles(random, 30_000);
        DoubleArray y = randomDoubles(random, 30_000)) {
      double dot = 0;
      double square = 0;
      for (int i = 0; i < 20_000; i++) {
        dot += x.get(i + 11) * y.get(i + 500);
        square += x.get(i + 11) * x.get(i + 11);
      }
      assertThat(Blas.dot(x, 11, y, 500, 20_000)).isCloseTo(dot, within(1e-10));
      assertThat(Blas.norm2(x, 11, 20_000)).isCloseTo(Math.sqrt(square), within(1e-10));
      double before = y.get(499);
      double wanted = y.get(500) + 0.25 * x.get(11);
      Blas.axpy(0.25, x, 11, y, 500, 20_000);
      assertThat(y.get(499)).isEqualTo(before);
      assertThat(y.get(500)).isCloseTo(wanted, within(1e-15));
    }
  }

  @Test
  void scalesAllElements(RandomGenerator random) {
    try (DoubleArray x = randomDoubles(random, 10_001)) {
      double[] before = x.toArray();
      Blas.scale(-0.5, x);
      for (int i = 0; i < before.length; i++) {
        assertThat(x.get(i)).isEqualTo(-0.5 * before[i]);
      }
    }
  }

  @Test
  void normDoesNotOverflow() {
    try (DoubleArray x = DoubleArray.allocate("test", 10_000)) {
      x.fill(1e200);
      assertThat(Blas.norm2(x)).isCloseTo(1e202, within(1e188));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "128, 113, 1247",
    "700, 300, 500",
    "3, 2000, 5",
    "1500, 20, 3",
    "20, 5000, 300",
    "400, 400, 400"
  })
  void resultsDoNotDependOnThreads(long m, long k, long n, RandomGenerator random) {
    try (DoubleArray a = randomDoubles(random, m, k);
        DoubleArray b = randomDoubles(random, k, n);
        FloatArray af = randomFloats(random, m, k);
        FloatArray bf = randomFloats(random, k, n);
        FloatArray cf = FloatArray.allocate("test", m, n)) {
      sameOnAnyNumberOfThreads(
          "dgemm",
          m * n,
          c ->
              Blas.multiply(
                  1, DoubleMatrix.of(a), DoubleMatrix.of(b), 0, DoubleMatrix.of(c.reshape(m, n))));
      sameOnAnyNumberOfThreads(
          "sgemm",
          m * n,
          c -> {
            Blas.multiply(1, FloatMatrix.of(af), FloatMatrix.of(bf), 0, FloatMatrix.of(cf));
            for (long i = 0; i < c.size(); i++) {
              c.set(i, cf.get(i));
            }
          });
      sameOnAnyNumberOfThreads(
          "dgemv",
          m,
          y -> Blas.multiply(1, DoubleMatrix.of(a), b.reshape(k * n).slice(0, k), 0, y));
      sameOnAnyNumberOfThreads(
          "dgemv transposed",
          n,
          y ->
              Blas.multiply(
                  1, DoubleMatrix.of(b).transposed(), a.reshape(m * k).slice(0, k), 0, y));
      sameOnAnyNumberOfThreads(
          "dsyrk",
          m * m,
          c ->
              Blas.symmetricRankUpdate(1, DoubleMatrix.of(a), 0, DoubleMatrix.of(c.reshape(m, m))));
      sameOnAnyNumberOfThreads("ddot", 1, y -> y.set(0, Blas.dot(a, a)));
      sameOnAnyNumberOfThreads("dnrm2", 1, y -> y.set(0, Blas.norm2(a)));
    }
  }

  static void sameOnAnyNumberOfThreads(String what, long size, Consumer<DoubleArray> call) {
    try (DoubleArray single = DoubleArray.allocate("test", size);
        DoubleArray several = DoubleArray.allocate("test", size)) {
      ThreadBudget.of(1).withBlasThreads(() -> call.accept(single));
      for (int threads = 2; threads <= 4; threads++) {
        ThreadBudget.of(threads).withBlasThreads(() -> call.accept(several));
        assertThat(several.toArray())
            .as("%s on %d threads", what, threads)
            .isEqualTo(single.toArray());
      }
    }
  }

  @Test
  void refusesShapesThatDoNotFit() {
    try (DoubleArray a = DoubleArray.allocate("test", 3, 4);
        DoubleArray c = DoubleArray.allocate("test", 3, 3);
        FloatArray f = FloatArray.allocate("test", 3, 4)) {
      DoubleMatrix m = DoubleMatrix.of(a);
      DoubleMatrix square = DoubleMatrix.of(c);
      FloatMatrix single = FloatMatrix.of(f);
      assertRefused(() -> Blas.multiply(1, m, m, 0, square), "(3 x 4) times (3 x 4)");
      assertRefused(() -> Blas.multiply(1, m, m.transposed(), 0, m), "does not give (3 x 4)");
      assertRefused(
          () -> Blas.multiply(1, m, m.transposed(), 0, square.transposed()), "transposed");
      assertRefused(() -> Blas.multiply(1, single, single, 0, single), "does not give");
      assertRefused(() -> Blas.multiply(1, m, c, 0, a), "9 elements where 4");
      assertRefused(() -> Blas.symmetricRankUpdate(1, m.transposed(), 0, square), "does not give");
      assertRefused(() -> Blas.dot(a, c), "9 elements where 12");
      assertRefused(() -> Blas.dot(a, 4, a, 0, 9), "4 + 9");
      assertRefused(() -> Blas.axpy(1, a, 0, c, -1, 3), "-1 + 3");
      assertRefused(() -> Blas.norm2(a, Long.MAX_VALUE, 2), "of 12");
    }
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void lengthsBeyondThirtyTwoBitsAreRefused() {
    try (DoubleArray a = DoubleArray.allocate("test", 1)) {
      DoubleMatrix strange = new DoubleMatrix(a, 0, 1, 1, 1L << 40, false);
      assertRefused(
          () -> Blas.multiply(1, strange, strange, 0, DoubleMatrix.of(a, 0, 1, 1, 1)), "32 bits");
    }
  }

  @Test
  void emptyMatricesAreNoError() {
    try (DoubleArray empty = DoubleArray.allocate("test", 0, 3);
        DoubleArray nothing = DoubleArray.allocate("test", 0, 0);
        DoubleArray c =
            DoubleArray.copyOf("test", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 3, 3)) {
      DoubleMatrix m = DoubleMatrix.of(empty);
      Blas.multiply(1, m, m.transposed(), 0, DoubleMatrix.of(nothing));
      Blas.multiply(1, m.transposed(), m, 2, DoubleMatrix.of(c));
      assertThat(c.get(2, 2)).isEqualTo(18);
      assertThat(Blas.norm2(empty)).isZero();
    }
  }

  @Test
  void describesLibraryKernelsAndThreads() {
    assertThat(Blas.description())
        .matches("OpenBLAS [0-9.]+, kernels [A-Za-z0-9 ]+ \\(.+\\), threads: [0-9]+");
  }

  private static DoubleMatrix view(
      RandomGenerator random, DoubleArray data, int rows, int columns) {
    if (random.nextBoolean()) {
      return DoubleMatrix.of(data, 3, rows, columns, columns + random.nextInt(4));
    }
    return DoubleMatrix.of(data, 3, columns, rows, rows + random.nextInt(4)).transposed();
  }

  private static void assertClose(double[][] found, double[][] wanted, double tolerance) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat(found[i]).as("row " + i).containsExactly(wanted[i], within(tolerance));
    }
  }
}
