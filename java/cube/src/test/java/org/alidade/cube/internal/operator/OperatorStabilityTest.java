package org.alidade.cube.internal.operator;

import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.ClampMode;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.RebinMode;
import org.alidade.cube.internal.DirectSum;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.SmallModel;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.testing.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads, blocks, ranges, units and extreme shapes do not matter: acceptance cases B3 and B4. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class OperatorStabilityTest {
  private static final BuildOptions GEMM =
      BuildOptions.builder().convolution(Convolution.GEMM).build();

  private static double[] uniform(RandomGenerator random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  /** Everything an operator computes, one after the other. */
  private static double[][] everything(CubeOperator operator) {
    Products products = new Products(operator);
    int pixels = operator.shape().pixels();
    double[] x = new double[operator.shape().unknowns()];
    Arrays.setAll(x, j -> Math.sin(1 + j));
    double[] r = new double[operator.shape().spaxels() * pixels];
    Arrays.setAll(r, i -> Math.cos(i));
    double[] weights = new double[pixels];
    Arrays.setAll(weights, l -> l % 4);
    double[] w = new double[r.length];
    Arrays.setAll(w, i -> i % 3);
    return new double[][] {
      products.forward(x),
      products.forward(20, 100, x),
      products.forward(65, 4, x),
      products.adjoint(r),
      products.columnEnergies(weights),
      products.columnFluxes(weights),
      products.columns(10, 66, new int[] {3, 9, 0}),
      products.rowNorms(77),
      products.rows(77, new int[] {0, 30, 59}),
      products.energies(new int[] {5, 99}, w, r)
    };
  }

  @ParameterizedTest
  @EnumSource(OperatorPrecision.class)
  void threadsDoNotChangeABit(OperatorPrecision precision, RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    for (Convolution form : List.of(Convolution.GEMM, Convolution.FFT)) {
      BuildOptions options = BuildOptions.builder().convolution(form).build();
      double[][] one;
      try (CubeOperator operator = model.operator(options, precision, 1)) {
        assertThat(operator.threads()).isEqualTo(1);
        one = everything(operator);
        assertThat(everything(operator)).isDeepEqualTo(one);
      }
      for (int threads = 2; threads <= 3; threads++) {
        try (CubeOperator operator = model.operator(options, precision, threads)) {
          assertThat(everything(operator)).isDeepEqualTo(one);
        }
      }
    }
  }

  @Test
  void blockSizesHardlyChangeTheProducts(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.INTERP);
    double[][] expected;
    try (CubeOperator operator = model.operator(GEMM, OperatorPrecision.DOUBLE, 2)) {
      expected = everything(operator);
    }
    for (int columns : new int[] {1, 7, 40}) {
      try (CubeOperator operator =
          MatrixFree.of(
              model.inputs(), GEMM, OperatorPrecision.DOUBLE, 2, Limits.withBlocks(columns))) {
        double[][] actual = everything(operator);
        for (int i = 0; i < actual.length; i++) {
          assertThat(relativeToLargest(actual[i], expected[i]))
              .isLessThanOrEqualTo(Tolerances.THREADS);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GEMM", "FFT"})
  void partOfTheSpaxelsIsPartOfTheProduct(Convolution form, RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    BuildOptions options = BuildOptions.builder().convolution(form).build();
    try (CubeOperator operator = model.operator(options, OperatorPrecision.DOUBLE, 2)) {
      int pixels = operator.shape().pixels();
      double[] x = uniform(random, operator.shape().unknowns());
      double[] all = new Products(operator).forward(x);
      for (int[] range : new int[][] {{0, 1}, {50, 0}, {20, 9}, {3, 100}, {130, 1}}) {
        double[] expected =
            Arrays.copyOfRange(all, range[0] * pixels, (range[0] + range[1]) * pixels);
        assertThat(
                relativeToLargest(new Products(operator).forward(range[0], range[1], x), expected))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
      }
    }
  }

  @Test
  void componentsWithoutWeightAreAsGoodAsAbsent(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    BruteForce matrix = model.bruteForce(GEMM);
    try (CubeOperator operator = model.operator(GEMM, OperatorPrecision.DOUBLE, 2)) {
      double[] x = new double[operator.shape().unknowns()];
      assertThat(new Products(operator).forward(x)).containsOnly(0);
      x[OrbitModel.POPULATIONS + 1] = 2;
      assertThat(relativeToLargest(new Products(operator).forward(x), matrix.forward(x)))
          .isLessThanOrEqualTo(Tolerances.FLOAT64);
    }
  }

  @ParameterizedTest
  @EnumSource(OperatorPrecision.class)
  void tinyAndHugeUnitsAreScaledOut(OperatorPrecision precision, RandomGenerator random) {
    double[] templates = SmallModel.templates(random, 2);
    double[] losvd = SmallModel.randomLosvd(random, 3, OrbitModel.VELOCITIES.length, 2);
    for (double unit : new double[] {1e-30, 1, 1e25}) {
      double[] light = Arrays.stream(losvd).map(v -> unit * v).toArray();
      double[] flux = Arrays.stream(templates).map(v -> unit * v).toArray();
      try (ModelInputs inputs = inputs(flux, light, 3, 2);
          ModelInputs own = inputs(flux, light, 3, 2)) {
        BruteForce matrix = new BruteForce(own.shape(), DirectSum.models(own));
        try (CubeOperator operator = MatrixFree.of(inputs, GEMM, precision, 2)) {
          double[] x = uniform(random, 4);
          double[] r = uniform(random, 3 * operator.shape().pixels());
          Products products = new Products(operator);
          assertThat(relativeToLargest(products.forward(x), matrix.forward(x)))
              .isLessThanOrEqualTo(Tolerances.FLOAT32_SUM);
          assertThat(relativeToLargest(products.adjoint(r), matrix.adjoint(r)))
              .isLessThanOrEqualTo(Tolerances.FLOAT32_SUM);
        }
      }
    }
  }

  private static ModelInputs inputs(
      double[] templates, double[] losvd, int spaxels, int components) {
    return SmallModel.inputs(
        templates,
        losvd,
        spaxels,
        components,
        OrbitModel.VELOCITIES,
        SmallModel.coarseObservedGrid(),
        RebinMode.OVERLAP);
  }

  @ParameterizedTest
  @EnumSource(names = {"GEMM", "FFT"})
  void oneSpaxelOneComponentOnePopulation(Convolution form, RandomGenerator random) {
    double[] losvd = SmallModel.randomLosvd(random, 1, OrbitModel.VELOCITIES.length, 1);
    double[] templates = SmallModel.templates(random, 1);
    BuildOptions options = BuildOptions.builder().convolution(form).build();
    try (ModelInputs own = inputs(templates, losvd, 1, 1)) {
      BruteForce matrix = new BruteForce(own.shape(), DirectSum.models(own));
      try (CubeOperator operator =
          MatrixFree.of(inputs(templates, losvd, 1, 1), options, OperatorPrecision.DOUBLE, 3)) {
        int pixels = operator.shape().pixels();
        Products products = new Products(operator);
        double[] ones = new double[pixels];
        Arrays.fill(ones, 1);
        assertThat(
                relativeToLargest(
                    products.forward(new double[] {3}), matrix.forward(new double[] {3})))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
        assertThat(relativeToLargest(products.adjoint(ones), matrix.adjoint(ones)))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
        assertThat(relativeToLargest(products.columnEnergies(ones), matrix.columnEnergies(ones)))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
        assertThat(relativeToLargest(products.rowNorms(0), matrix.rowNorms(0)))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
        assertThat(
                relativeToLargest(
                    products.columns(0, 1, new int[] {0}), matrix.columns(0, 1, new int[] {0})))
            .isLessThanOrEqualTo(Tolerances.FLOAT64);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GEMM", "FFT"})
  void aProblemWithoutLightIsZero(Convolution form, RandomGenerator random) {
    double[] losvd = new double[2 * OrbitModel.VELOCITIES.length * 3];
    Arrays.fill(losvd, Double.NaN);
    BuildOptions options = BuildOptions.builder().convolution(form).build();
    ModelInputs inputs = inputs(SmallModel.templates(random, 2), losvd, 2, 3);
    try (CubeOperator operator = MatrixFree.of(inputs, options, OperatorPrecision.SINGLE, 2)) {
      int pixels = operator.shape().pixels();
      double[] x = uniform(random, 6);
      double[] r = uniform(random, 2 * pixels);
      double[] ones = new double[pixels];
      Arrays.fill(ones, 1);
      Products products = new Products(operator);
      assertThat(products.forward(x)).containsOnly(0);
      assertThat(products.adjoint(r)).containsOnly(0);
      assertThat(products.columnEnergies(ones)).containsOnly(0);
      assertThat(products.columnFluxes(ones)).containsOnly(0);
      assertThat(products.columns(0, 2, new int[] {5, 0})).containsOnly(0);
      assertThat(products.rowNorms(1)).containsOnly(0);
      assertThat(products.rows(1, new int[] {0, 9})).containsOnly(0);
      assertThat(products.energies(new int[] {0, 1}, r, r)).containsOnly(0);
    }
  }

  @Test
  void rowsWithoutKeptTemplatesAreTheSame(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    double[] kept;
    int[] pixels = {0, 17, 59};
    try (CubeOperator operator = model.operator(GEMM, OperatorPrecision.DOUBLE, 2)) {
      kept = new Products(operator).rows(8, pixels);
    }
    try (CubeOperator operator =
        MatrixFree.of(model.inputs(), GEMM, OperatorPrecision.DOUBLE, 2, new Limits(4096, 0, 0))) {
      assertThat(new Products(operator).rows(8, pixels)).isEqualTo(kept);
    }
  }

  @Test
  void columnsWithoutKeptTemplatesAndOfChangingListsAreTheSame(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    int[][] lists = {{0, 4}, {4, 1, 2}, {8}, {0, 4}, {}};
    try (CubeOperator keeps = model.operator(GEMM, OperatorPrecision.DOUBLE, 2);
        CubeOperator keepsNone =
            MatrixFree.of(
                model.inputs(), GEMM, OperatorPrecision.DOUBLE, 2, new Limits(4096, 0, 0));
        CubeOperator keepsOne =
            MatrixFree.of(
                model.inputs(), GEMM, OperatorPrecision.DOUBLE, 2, new Limits(4096, 0, 15_000))) {
      for (int[] list : lists) {
        double[] expected = new Products(keeps).columns(5, 60, list);
        assertThat(new Products(keepsNone).columns(5, 60, list)).isEqualTo(expected);
        assertThat(new Products(keepsOne).columns(5, 60, list)).isEqualTo(expected);
      }
    }
  }

  @Test
  void manyThreadsMayUseOneOperator(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    try (CubeOperator operator = model.operator(GEMM, OperatorPrecision.SINGLE, 2)) {
      double[][] expected = everything(operator);
      ThreadBudget.of(3).forEach(6, i -> assertThat(everything(operator)).isDeepEqualTo(expected));
    }
  }

  @Test
  void clampedModelsOfNegativeTemplatesAreRefused(RandomGenerator random) {
    double[] templates = SmallModel.templates(random, 2);
    templates[100] = -1;
    double[] losvd = SmallModel.randomLosvd(random, 2, OrbitModel.VELOCITIES.length, 1);
    BuildOptions clamp = BuildOptions.builder().clamp(ClampMode.ON).build();
    ModelInputs inputs = inputs(templates, losvd, 2, 1);
    assertThatThrownBy(() -> MatrixFree.of(inputs, clamp, OperatorPrecision.DOUBLE, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("negative");
  }

  @Test
  void argumentsThatDoNotFitAreRefused(RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    try (CubeOperator operator = model.operator(GEMM, OperatorPrecision.DOUBLE, 1);
        DoubleArray three = DoubleArray.allocate("test", 3)) {
      int unknowns = operator.shape().unknowns();
      assertThatThrownBy(() -> operator.columns(0, 1, new int[] {unknowns}, three))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> new Products(operator).columns(0, 1, new int[] {unknowns}))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> new Products(operator).columns(130, 2, new int[] {0}))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> operator.columnEnergies(new double[3], three))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> operator.rowNorms(0, three)).isInstanceOf(BadInputException.class);
    }
  }
}
