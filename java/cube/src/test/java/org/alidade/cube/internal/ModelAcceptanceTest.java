package org.alidade.cube.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildOptions.Convolution;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.alidade.cube.RebinMode;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.testing.Tolerances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Acceptance cases A of the specification: the model itself, in float64. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
class ModelAcceptanceTest {
  private static final double[] ALIGNED = SmallModel.alignedVelocities(-15, 15);
  private static final int POPULATIONS = 3;

  private static double[] rebin(
      double[] templates, int shift, double amplitude, double[] observed, RebinMode mode) {
    RebinOperator rebin = RebinOperator.between(SmallModel.templateGrid(), observed, mode);
    float[] unused = rebin.toDense();
    int pixels = observed.length;
    double[] out = new double[POPULATIONS * pixels];
    double[][] dense = denseColumns(rebin, unused.length / pixels);
    for (int p = 0; p < POPULATIONS; p++) {
      for (int l = 0; l < pixels; l++) {
        for (int t = 0; t < SmallModel.TEMPLATE_PIXELS; t++) {
          int from = t - shift;
          if (dense[l][t] != 0 && from >= 0 && from < SmallModel.TEMPLATE_PIXELS) {
            out[p * pixels + l] +=
                amplitude * dense[l][t] * templates[p * SmallModel.TEMPLATE_PIXELS + from];
          }
        }
      }
    }
    return out;
  }

  /** Weights in float64 through unit spectra, because the dense form is float32. */
  private static double[][] denseColumns(RebinOperator rebin, int templatePixels) {
    double[][] columns = new double[rebin.observedPixels()][templatePixels];
    try (var sparse = rebin.toColumns()) {
      for (int l = 0; l < rebin.observedPixels(); l++) {
        for (long e = sparse.start(l); e < sparse.start(l + 1); e++) {
          columns[l][sparse.row(e)] += sparse.weight(e);
        }
      }
    }
    return columns;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, -9, 15, -15})
  void aDeltaShiftsTheTemplateByItsBin(int shift, RandomGenerator random) {
    double[] templates = SmallModel.templates(random, POPULATIONS);
    double[] losvd = SmallModel.spike(1, ALIGNED.length, 1, shift + 15, 1.7);
    try (ModelInputs inputs =
        SmallModel.inputs(
            templates, losvd, 1, 1, ALIGNED, SmallModel.coarseObservedGrid(), RebinMode.OVERLAP)) {
      double[] expected =
          rebin(templates, shift, 1.7, SmallModel.coarseObservedGrid(), RebinMode.OVERLAP);
      double tolerance = shift == 0 ? Tolerances.FLOAT64 : Tolerances.FLOAT64_LOOSE;
      assertThat(
              Tolerances.relativeToLargest(SmallModel.models(inputs, Convolution.GEMM), expected))
          .isLessThanOrEqualTo(tolerance);
      assertThat(Tolerances.relativeToLargest(SmallModel.models(inputs, Convolution.FFT), expected))
          .isLessThanOrEqualTo(tolerance);
    }
  }

  @ParameterizedTest
  @EnumSource(RebinMode.class)
  void transformsAndMatrixProductsAgreeWithTheDirectSum(RebinMode mode, RandomGenerator random) {
    assertRoutesAgree(ALIGNED, mode, random);
    double[] positive = new double[33];
    for (int v = 0; v < positive.length; v++) {
      positive[v] = 100 + 25.0 * v;
    }
    assertRoutesAgree(positive, mode, random);
  }

  private static void assertRoutesAgree(
      double[] velocities, RebinMode mode, RandomGenerator random) {
    double[] templates = SmallModel.templates(random, POPULATIONS);
    double[] losvd = SmallModel.randomLosvd(random, 4, velocities.length, 2);
    try (ModelInputs inputs =
        SmallModel.inputs(
            templates, losvd, 4, 2, velocities, SmallModel.coarseObservedGrid(), mode)) {
      double[] gemm = SmallModel.models(inputs, Convolution.GEMM);
      double[] fft = SmallModel.models(inputs, Convolution.FFT);
      double[] direct = DirectSum.models(inputs);
      assertThat(Tolerances.relativeToLargest(gemm, direct))
          .isLessThanOrEqualTo(Tolerances.FLOAT64);
      assertThat(Tolerances.relativeToLargest(fft, direct)).isLessThanOrEqualTo(Tolerances.FLOAT64);
    }
  }

  @Test
  void aFlatTemplateStaysFlatUpToTheEdges(RandomGenerator random) {
    double[] flat = new double[SmallModel.TEMPLATE_PIXELS];
    Arrays.fill(flat, 1);
    double[] losvd = SmallModel.randomLosvd(random, 3, ALIGNED.length, 2);
    try (ModelInputs inputs =
        SmallModel.inputs(
            flat, losvd, 3, 2, ALIGNED, SmallModel.observedGrid(), RebinMode.OVERLAP)) {
      ModelScale scale = ModelScale.of(inputs, AmplitudeMode.SUM, NormMode.MODEL);
      double[] models = SmallModel.models(inputs, Convolution.GEMM);
      for (int i = 0; i < models.length; i++) {
        int pair = i / SmallModel.PIXELS;
        double expected = scale.scale(pair / 2, pair % 2);
        assertThat(Math.abs(models[i] - expected))
            .isLessThanOrEqualTo(Tolerances.FLOAT64 * expected);
      }
    }
  }

  @Test
  void templatesThatDoNotReachTheGuardAreRefused() {
    double[] grid = SmallModel.templateGrid();
    double[] observed = Arrays.copyOfRange(grid, 10, grid.length - 10);
    assertThatThrownBy(() -> Guard.of(grid, observed, ALIGNED, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("16 are needed");
  }

  @Test
  void aShiftedGaussianMovesALineToTheRedByItsMeanVelocity() {
    double mean = 200;
    double sigma = 150;
    double[] velocities = SmallModel.alignedVelocities(-20, 40);
    double[] losvd = new double[velocities.length];
    for (int v = 0; v < losvd.length; v++) {
      losvd[v] = Math.exp(-0.5 * Math.pow((velocities[v] - mean) / sigma, 2));
    }
    double[] line = new double[SmallModel.TEMPLATE_PIXELS];
    int centre = SmallModel.GUARD + SmallModel.PIXELS / 2;
    line[centre] = 1;
    try (ModelInputs inputs =
        SmallModel.inputs(
            line, losvd, 1, 1, velocities, SmallModel.observedGrid(), RebinMode.INTERP)) {
      double[] model = SmallModel.models(inputs, Convolution.GEMM);
      double mass = 0;
      double moment = 0;
      for (int l = 0; l < model.length; l++) {
        mass += model[l];
        moment += model[l] * (l - SmallModel.PIXELS / 2.0);
      }
      double expected = Grids.logShift(mean) / SmallModel.DLOG;
      assertThat(moment / mass).isCloseTo(expected, org.assertj.core.data.Offset.offset(0.05));
    }
  }

  @ParameterizedTest
  @EnumSource(RebinMode.class)
  void rebinColumnsSumToOne(RebinMode mode) {
    RebinOperator rebin =
        RebinOperator.between(SmallModel.templateGrid(), SmallModel.coarseObservedGrid(), mode);
    for (double sum : rebin.columnSums()) {
      assertThat(Math.abs(sum - 1)).isLessThanOrEqualTo(Tolerances.FLOAT64);
    }
    assertThat(rebin.weightsOutsideUnitInterval()).isZero();
  }

  @Test
  void overlapRebinKeepsTheIntegralOfASpectrum() {
    double[] grid = SmallModel.templateGrid();
    double[] observed = SmallModel.coarseObservedGrid();
    double[] templateEdges = Grids.edges(grid);
    double[] observedEdges = Grids.edges(observed);
    double[][] columns =
        denseColumns(RebinOperator.between(grid, observed, RebinMode.OVERLAP), grid.length);
    double rebinned = 0;
    double integral = 0;
    for (int t = 0; t < grid.length; t++) {
      double flux = 2 + Math.sin(t / 9.0);
      double low = Math.max(templateEdges[t], observedEdges[0]);
      double high = Math.min(templateEdges[t + 1], observedEdges[observed.length]);
      integral += flux * Math.max(0, high - low);
      for (int l = 0; l < observed.length; l++) {
        rebinned += flux * columns[l][t] * (observedEdges[l + 1] - observedEdges[l]);
      }
    }
    assertThat(Math.abs(rebinned - integral)).isLessThanOrEqualTo(1e-10 * integral);
  }

  @Test
  void observedPixelsOutsideTheTemplatesAreRefused() {
    double[] grid = SmallModel.templateGrid();
    double[] outside = {grid[grid.length - 2], grid[grid.length - 1] + SmallModel.DLOG};
    for (RebinMode mode : RebinMode.values()) {
      assertThatThrownBy(() -> RebinOperator.between(grid, outside, mode))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("nothing is extrapolated");
    }
  }

  @Test
  void dataNormSharesOutTheMeanFluxAndZeroFluxGivesZeroBlocks(RandomGenerator random) {
    double[] losvd = SmallModel.randomLosvd(random, 3, ALIGNED.length, 2);
    try (ModelInputs given =
            SmallModel.inputs(
                SmallModel.templates(random, 1),
                losvd,
                3,
                2,
                ALIGNED,
                SmallModel.observedGrid(),
                RebinMode.INTERP);
        ModelInputs inputs = withFlux(given, new double[] {2.5, 0, -1})) {
      ModelScale scale = ModelScale.of(inputs, AmplitudeMode.SUM, NormMode.DATA);
      assertThat(scale.scale(0, 0) + scale.scale(0, 1))
          .isCloseTo(2.5, org.assertj.core.data.Offset.offset(1e-14));
      assertThat(scale.scale(1, 0)).isZero();
      assertThat(scale.scale(2, 1)).isZero();
    }
  }

  private static ModelInputs withFlux(ModelInputs given, double[] flux) {
    return new ModelInputs(
        given.temPix(),
        given.obsPix(),
        given.velPix(),
        given.templates(),
        given.losvd(),
        given.rebin(),
        flux);
  }

  @Test
  void sumAndTrapezoidDifferByTheBinWidth() {
    double[] velocities = new double[31];
    double[] losvd = new double[31];
    for (int v = 0; v < velocities.length; v++) {
      velocities[v] = 40.0 * (v - 15);
      losvd[v] = v == 0 || v == 30 ? 0 : Math.exp(-0.5 * Math.pow((v - 14) / 4.0, 2));
    }
    double[] flat = new double[SmallModel.TEMPLATE_PIXELS];
    Arrays.fill(flat, 1);
    try (ModelInputs inputs =
        SmallModel.inputs(
            flat, losvd, 1, 1, velocities, SmallModel.observedGrid(), RebinMode.INTERP)) {
      double sum = ModelScale.of(inputs, AmplitudeMode.SUM, NormMode.MODEL).scale(0, 0);
      double trapezoid = ModelScale.of(inputs, AmplitudeMode.TRAPZ, NormMode.MODEL).scale(0, 0);
      assertThat(Math.abs(trapezoid / sum / 40 - 1)).isLessThanOrEqualTo(Tolerances.FLOAT64);
    }
  }

  @Test
  void emptyAndNonFiniteHistogramsGiveFiniteModels(RandomGenerator random) {
    double[] losvd = SmallModel.randomLosvd(random, 2, ALIGNED.length, 2);
    for (int v = 0; v < ALIGNED.length; v++) {
      losvd[v * 2] = 0; // spaxel 0, component 0 is empty
    }
    losvd[(ALIGNED.length + 3) * 2 + 1] = Double.NaN;
    try (ModelInputs inputs =
        SmallModel.inputs(
            SmallModel.templates(random, POPULATIONS),
            losvd,
            2,
            2,
            ALIGNED,
            SmallModel.observedGrid(),
            RebinMode.INTERP)) {
      double[] models = SmallModel.models(inputs, Convolution.GEMM);
      assertThat(Arrays.copyOf(models, POPULATIONS * SmallModel.PIXELS)).containsOnly(0);
      assertThat(Arrays.stream(models).allMatch(Double::isFinite)).isTrue();
    }
  }

  @Test
  void rebinningFirstAndConvolvingAfterwardsIsSomethingElse(RandomGenerator random) {
    double[] templates = SmallModel.templates(random, POPULATIONS);
    double[] observed = SmallModel.coarseObservedGrid();
    double[] losvd = SmallModel.spike(1, ALIGNED.length, 1, 15 + 7, 1);
    try (ModelInputs inputs =
        SmallModel.inputs(templates, losvd, 1, 1, ALIGNED, observed, RebinMode.OVERLAP)) {
      double[] right = SmallModel.models(inputs, Convolution.GEMM);
      double[] rebinned = rebin(templates, 0, 1, observed, RebinMode.OVERLAP);
      double[] swapped = new double[rebinned.length];
      int shift = (int) Math.round(7 / 2.5);
      for (int i = 0; i < swapped.length; i++) {
        int l = i % observed.length;
        swapped[i] = l >= shift ? rebinned[i - shift] : rebinned[i];
      }
      assertThat(Tolerances.relativeToLargest(swapped, right)).isGreaterThan(1e-3);
    }
  }

  @Test
  void integratedKernelsEqualSampledOnesOnAlignedBins(RandomGenerator random) {
    double[] losvd = SmallModel.randomLosvd(random, 3, ALIGNED.length, 2);
    try (ModelInputs inputs =
        SmallModel.inputs(
            SmallModel.templates(random, POPULATIONS),
            losvd,
            3,
            2,
            ALIGNED,
            SmallModel.observedGrid(),
            RebinMode.INTERP)) {
      double[] sampled = SmallModel.models(inputs, Convolution.GEMM);
      double[] integrated =
          SmallModel.models(
              inputs, Convolution.GEMM, KernelMode.INTEGRATE, AmplitudeMode.SUM, NormMode.MODEL);
      assertThat(Tolerances.relativeToLargest(integrated, sampled)).isLessThanOrEqualTo(1e-9);
    }
  }
}
