package org.alidade.cube.internal.operator;

import static org.alidade.testing.Tolerances.relativeToLargest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.RebinMode;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.testing.Tolerances;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Acceptance cases B1 and B2 of the specification, for every combination of modes. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class OperatorAcceptanceTest {
  /** Rows are products in float32 against stored models: spec cubefit 6.4. */
  private static final double ROWS = 2e-6;

  private static final double[] BIASES_KMS = {0, 35};

  /** Modes of the model. */
  private record Modes(
      NormMode norm, AmplitudeMode amplitude, KernelMode kernel, RebinMode rebin, double bias) {
    BuildOptions options(Convolution form) {
      return BuildOptions.builder()
          .norm(norm)
          .amplitude(amplitude)
          .kernel(kernel)
          .velocityBiasKms(bias)
          .convolution(form)
          .build();
    }
  }

  static List<Modes> modes() {
    List<Modes> all = new ArrayList<>();
    for (NormMode norm : NormMode.values()) {
      for (AmplitudeMode amplitude : AmplitudeMode.values()) {
        for (KernelMode kernel : KernelMode.values()) {
          for (RebinMode rebin : RebinMode.values()) {
            for (double bias : BIASES_KMS) {
              all.add(new Modes(norm, amplitude, kernel, rebin, bias));
            }
          }
        }
      }
    }
    return all;
  }

  private static double[] uniform(RandomGenerator random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(relativeToLargest(actual, expected)).isLessThanOrEqualTo(tolerance);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void productsAreThoseOfTheMatrix(Modes modes, RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, modes.rebin());
    BruteForce matrix = model.bruteForce(modes.options(Convolution.GEMM));
    for (Convolution form : List.of(Convolution.GEMM, Convolution.FFT)) {
      try (CubeOperator operator =
          model.operator(modes.options(form), OperatorPrecision.DOUBLE, 2)) {
        assertProducts(operator, matrix, Tolerances.FLOAT64, random);
      }
      try (CubeOperator operator =
          model.operator(modes.options(form), OperatorPrecision.SINGLE, 2)) {
        assertProducts(operator, matrix, Tolerances.FLOAT32_SUM, random);
      }
    }
  }

  private static void assertProducts(
      CubeOperator operator, BruteForce matrix, double tolerance, RandomGenerator random) {
    double[] x = uniform(random, operator.shape().unknowns());
    double[] r = uniform(random, operator.shape().spaxels() * operator.shape().pixels());
    Products products = new Products(operator);
    assertClose(products.forward(x), matrix.forward(x), tolerance);
    assertClose(products.adjoint(r), matrix.adjoint(r), tolerance);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void partsAndSumsAreThoseOfTheMatrix(Modes modes, RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, modes.rebin());
    BuildOptions options = modes.options(Convolution.GEMM);
    BruteForce matrix = model.bruteForce(options);
    try (CubeOperator operator = model.operator(options, OperatorPrecision.DOUBLE, 2)) {
      assertParts(operator, matrix, Tolerances.FLOAT64, random);
    }
    try (CubeOperator operator = model.operator(options, OperatorPrecision.SINGLE, 2)) {
      assertParts(operator, matrix, Tolerances.FLOAT32_SUM, random);
    }
  }

  private static void assertParts(
      CubeOperator operator, BruteForce matrix, double tolerance, RandomGenerator random) {
    Products products = new Products(operator);
    int pixels = operator.shape().pixels();
    double[] weights = random.doubles(pixels).map(w -> w < 0.2 ? 0 : w).toArray();
    assertClose(products.columnEnergies(weights), matrix.columnEnergies(weights), tolerance);
    assertClose(products.columnFluxes(weights), matrix.columnFluxes(weights), tolerance);
    int[] unknowns = {7, 0, 11, 4, 7};
    assertClose(products.columns(3, 70, unknowns), matrix.columns(3, 70, unknowns), tolerance);
    assertClose(products.columns(129, 2, unknowns), matrix.columns(129, 2, unknowns), tolerance);
    int spaxel = random.nextInt(operator.shape().spaxels());
    assertClose(products.rowNorms(spaxel), matrix.rowNorms(spaxel), tolerance);
    int[] some = {0, 3, 4, 31, pixels - 1};
    assertClose(products.rows(spaxel, some), matrix.rows(spaxel, some), ROWS);
    int[] spaxels = {100, 2, 55};
    double[] w =
        random.doubles((long) OrbitModel.SPAXELS * pixels).map(v -> v < 0.5 ? 0 : v).toArray();
    double[] y = uniform(random, w.length);
    for (int i = 0; i < y.length; i++) {
      y[i] = w[i] == 0 ? Double.NaN : y[i];
    }
    assertClose(products.energies(spaxels, w, y), matrix.energies(spaxels, w, y), tolerance);
  }

  @ParameterizedTest
  @EnumSource(names = {"GEMM", "FFT"})
  void theTransposeIsTheTranspose(Convolution form, RandomGenerator random) {
    OrbitModel model = new OrbitModel(random, RebinMode.OVERLAP);
    BuildOptions options = BuildOptions.builder().convolution(form).build();
    for (OperatorPrecision precision : OperatorPrecision.values()) {
      double tolerance =
          precision == OperatorPrecision.DOUBLE ? Tolerances.ADJOINT : Tolerances.FLOAT32_PRODUCT;
      try (CubeOperator operator = model.operator(options, precision, 2)) {
        double[] x = uniform(random, operator.shape().unknowns());
        double[] r = maskedAndWeighted(random, operator.shape().pixels());
        double[] ax = new Products(operator).forward(x);
        double[] atr = new Products(operator).adjoint(r);
        assertThat(dot(ax, r)).isCloseTo(dot(x, atr), within(tolerance * norm(ax) * norm(r)));
      }
    }
  }

  private static double[] maskedAndWeighted(RandomGenerator random, int pixels) {
    double[] r = uniform(random, OrbitModel.SPAXELS * pixels);
    for (int i = 0; i < r.length; i++) {
      r[i] *= i % pixels % 5 == 0 ? 0 : Math.sqrt(random.nextDouble());
    }
    return r;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
