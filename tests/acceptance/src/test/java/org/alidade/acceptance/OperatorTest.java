package org.alidade.acceptance;

import static org.alidade.testing.Tolerances.ADJOINT;
import static org.alidade.testing.Tolerances.FLOAT32_SUM;
import static org.alidade.testing.Tolerances.FLOAT64;
import static org.alidade.testing.Tolerances.THREADS;
import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.ClampMode;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.RowBlock;
import org.alidade.cube.RowSource;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix of a cube file in both forms: against each other, its transpose and direct sums. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class OperatorTest {
  /** Odd sizes: no tile and no block of threads divides them. */
  private static final Problem PROBLEM = Problem.of(41, 71, 3, 7, 83);

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void makeFile() {
    file = PROBLEM.build(folder.resolve("cube.h5"), 16, 2, 3);
  }

  private static CubeOperator open(RowSource source, int threads) {
    return CubeOperators.open(file, source, threads, CubeOperators.DEFAULT_RESIDENT_BYTES);
  }

  private static double[] uniform(RandomGenerator random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static double[] forward(CubeOperator operator, double[] x) {
    try (DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray out = spectra()) {
      operator.forward(weights, out);
      return out.toArray();
    }
  }

  private static double[] adjoint(CubeOperator operator, double[] residual) {
    try (DoubleArray spectra =
            DoubleArray.copyOf("test", residual, PROBLEM.shape.spaxels(), PROBLEM.shape.pixels());
        DoubleArray out = DoubleArray.allocate("test", PROBLEM.shape.unknowns())) {
      operator.adjoint(spectra, out);
      return out.toArray();
    }
  }

  private static DoubleArray spectra() {
    return DoubleArray.allocate("test", PROBLEM.shape.spaxels(), PROBLEM.shape.pixels());
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  @ParameterizedTest
  @EnumSource(names = {"MODELS", "OPERATOR"})
  void theTransposeIsTheTranspose(RowSource source, RandomGenerator random) {
    double[] x = uniform(random, PROBLEM.shape.unknowns());
    double[] r = maskedAndWeighted(random);
    try (CubeOperator operator = open(source, 2)) {
      double[] ax = forward(operator, x);
      double[] atr = adjoint(operator, r);
      assertThat(dot(ax, r)).isCloseTo(dot(x, atr), within(ADJOINT * norm(ax) * norm(r)));
    }
  }

  private static double[] maskedAndWeighted(RandomGenerator random) {
    boolean[] keep = PROBLEM.mask();
    double[] r = uniform(random, PROBLEM.cube.length);
    for (int i = 0; i < r.length; i++) {
      r[i] *= keep[i % keep.length] ? Math.sqrt(random.nextDouble()) : 0;
    }
    return r;
  }

  @Test
  void theExactDataAreTheProductWithThePlantedWeights() {
    try (CubeOperator free = open(RowSource.OPERATOR, 2);
        CubeOperator stored = open(RowSource.MODELS, 2)) {
      assertThat(relativeToLargest(forward(free, PROBLEM.planted), PROBLEM.cube))
          .isLessThan(FLOAT32_SUM);
      assertThat(relativeToLargest(forward(stored, PROBLEM.planted), PROBLEM.cube))
          .isLessThan(FLOAT32_SUM);
    }
  }

  @Test
  void storedModelsAndTheProductThatNeverFormsThemAgree(RandomGenerator random) {
    double[] x = uniform(random, PROBLEM.shape.unknowns());
    double[] r = maskedAndWeighted(random);
    try (CubeOperator free = open(RowSource.OPERATOR, 2);
        CubeOperator stored = open(RowSource.MODELS, 2)) {
      assertThat(relativeToLargest(forward(stored, x), forward(free, x))).isLessThan(FLOAT32_SUM);
      assertThat(relativeToLargest(adjoint(stored, r), adjoint(free, r))).isLessThan(FLOAT32_SUM);
      double[][] fromStored = energies(stored);
      double[][] fromFree = energies(free);
      assertThat(relativeToLargest(fromStored[0], fromFree[0])).isLessThan(FLOAT32_SUM);
      assertThat(relativeToLargest(fromStored[1], fromFree[1])).isLessThan(FLOAT32_SUM);
      assertThat(relativeToLargest(rows(stored, 70), rows(free, 70))).isLessThan(FLOAT32_SUM);
    }
  }

  private static double[][] energies(CubeOperator operator) {
    try (DoubleArray weights = spectra();
        DoubleArray y =
            DoubleArray.copyOf(
                "test", PROBLEM.cube, PROBLEM.shape.spaxels(), PROBLEM.shape.pixels());
        DoubleArray energy = DoubleArray.allocate("test", PROBLEM.shape.unknowns());
        DoubleArray product = DoubleArray.allocate("test", PROBLEM.shape.unknowns())) {
      boolean[] keep = PROBLEM.mask();
      for (long i = 0; i < weights.size(); i++) {
        weights.set(i, keep[(int) (i % keep.length)] ? (int) (1 + i % 3) : 0);
      }
      int[] all = IntStream.range(0, PROBLEM.shape.spaxels()).toArray();
      operator.energies(all, weights, y, energy, product);
      return new double[][] {energy.toArray(), product.toArray()};
    }
  }

  /** Rows of pixels 3, 40 and 82 of a spaxel, followed by their squared norms. */
  private static double[] rows(CubeOperator operator, int spaxel) {
    int unknowns = PROBLEM.shape.unknowns();
    int[] pixels = {3, 40, 82};
    try (RowBlock block = RowBlock.allocate(pixels.length, unknowns)) {
      operator.rows(spaxel, pixels, block);
      double[] values = new double[pixels.length * (unknowns + 1)];
      for (int i = 0; i < pixels.length; i++) {
        for (int j = 0; j < unknowns; j++) {
          values[i * unknowns + j] = block.rows().get(i * block.stride() + j);
        }
        values[pixels.length * unknowns + i] = block.norms().get(i);
      }
      return values;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODELS", "OPERATOR"})
  void rowsAreRowsOfTheMatrix(RowSource source) {
    int unknowns = PROBLEM.shape.unknowns();
    try (CubeOperator operator = open(source, 2)) {
      double[] rows = rows(operator, 33);
      double[] unit = new double[unknowns];
      double squares = 0;
      for (int j = 0; j < unknowns; j++) {
        Arrays.fill(unit, 0);
        unit[j] = 1;
        double element = forward(operator, unit)[33 * PROBLEM.shape.pixels() + 40];
        squares += element * element;
        assertThat(rows[unknowns + j]).isCloseTo(element, within(1e-6 * (1 + element)));
      }
      assertThat(rows[3 * unknowns + 1]).isCloseTo(squares, within(FLOAT32_SUM * squares));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODELS", "OPERATOR"})
  void productsRepeatBitForBitAndHardlyDependOnThreads(RowSource source, RandomGenerator random) {
    double[] x = uniform(random, PROBLEM.shape.unknowns());
    double[] r = maskedAndWeighted(random);
    double[] ax;
    double[] atr;
    double[][] energies;
    try (CubeOperator one = open(source, 1)) {
      ax = forward(one, x);
      atr = adjoint(one, r);
      energies = energies(one);
      assertThat(forward(one, x)).isEqualTo(ax);
      assertThat(adjoint(one, r)).isEqualTo(atr);
    }
    for (int threads = 2; threads <= 5; threads++) {
      try (CubeOperator operator = open(source, threads)) {
        assertThat(relativeToLargest(forward(operator, x), ax)).isLessThan(THREADS);
        assertThat(relativeToLargest(adjoint(operator, r), atr)).isLessThan(THREADS);
        assertThat(relativeToLargest(energies(operator)[1], energies[1])).isLessThan(THREADS);
        assertThat(forward(operator, x)).isEqualTo(forward(operator, x));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MODELS", "OPERATOR"})
  void partOfTheSpaxelsIsPartOfTheProduct(RowSource source, RandomGenerator random) {
    double[] x = uniform(random, PROBLEM.shape.unknowns());
    int pixels = PROBLEM.shape.pixels();
    try (CubeOperator operator = open(source, 2);
        DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray part = DoubleArray.allocate("test", 20, pixels)) {
      double[] all = forward(operator, x);
      operator.forward(51, 20, weights, part);
      double[] expected = Arrays.copyOfRange(all, 51 * pixels, 71 * pixels);
      assertThat(relativeToLargest(part.toArray(), expected)).isLessThan(FLOAT64);
    }
  }

  @Test
  void clampedModelsOfNegativeTemplatesAreRefusedWithoutStoredModels() {
    Path negative = folder.resolve("negative.h5");
    Problem problem = Problem.small(3);
    problem.templates[problem.templates.length / 2] = -5;
    problem.populate(negative);
    BuildOptions clamp = BuildOptions.builder().clamp(ClampMode.ON).build();
    assertThatThrownBy(() -> CubeOperators.matrixFree(negative, clamp, 1).close())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("negative");
  }
}
