package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.alidade.array.BadInputException;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class FitDataBuilderTest {
  private static final DataConfig WINDOW =
      DataConfig.builder()
          .lambdaRange(6540, 6560)
          .normaliseFluxScale(1e-13)
          .fibreStatusInclude(0, 1, 2, 3)
          .fluxRange(-1, 1)
          .applyMask(false)
          .build();

  @TempDir Path folder;
  private final List<LvmTile> open = new ArrayList<>();

  private LvmTile tile(FrameEdit edit) throws IOException {
    LvmTile tile =
        LvmTile.fromFile(edit.write(folder.resolve("lvmSFrame-" + open.size() + ".fits")));
    open.add(tile);
    return tile;
  }

  /** First science fibre in the file. */
  private static int row(LvmTile tile, int spaxel) {
    return tile.fibres().get(spaxel).row();
  }

  private static int scienceRow(int spaxel) {
    try (LvmTile tile = LvmTile.fromFile(GoldenLvm.tile("lvmSFrame-00010007.fits"))) {
      return row(tile, spaxel);
    }
  }

  @AfterEach
  void closeTiles() {
    open.forEach(LvmTile::close);
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    LvmTileCollection tiles =
        LvmTileCollection.fromTiles(
            List.of(tile(FrameEdit.frame()), tile(FrameEdit.frame().exposure(5))));
    double[] expected = null;
    DataConfig config = null;
    for (int threads = 1; threads <= 3; threads++) {
      BuildOptions options = BuildOptions.builder().threads(threads).build();
      DataConfig taken =
          DataConfig.fromTiles(tiles, c -> c.normaliseFluxStrategy(Normalisation.SIGMA2), options);
      try (FitData data = new FitDataBuilder(tiles, taken).withOptions(options).build()) {
        double[] all = everything(data);
        expected = expected == null ? all : expected;
        config = config == null ? taken : config;
        assertThat(all).isEqualTo(expected);
        assertThat(taken).isEqualTo(config);
      }
    }
  }

  private static double[] everything(FitData data) {
    List<double[]> parts =
        List.of(
            data.flux().toArray(),
            data.ivar().toArray(),
            data.uncertainty().toArray(),
            data.lsfSigma().toArray());
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void orderOfTilesDoesNotMatterForStatisticsHashAndTileIndex() throws IOException {
    LvmTile a = tile(FrameEdit.frame());
    LvmTile b = tile(FrameEdit.frame().exposure(9).floats("FLUX", 7, 0, 300, 3e-13f));
    LvmTile c = tile(FrameEdit.frame().exposure(20000).floats("FLUX", 9, 0, 300, 2e-13f));
    LvmTileCollection one = LvmTileCollection.fromTiles(List.of(a, b, c));
    LvmTileCollection other = LvmTileCollection.fromTiles(List.of(c, a, b));
    for (Normalisation strategy : Normalisation.values()) {
      DataConfig first =
          DataConfig.fromTiles(
              one, x -> x.normaliseFluxStrategy(strategy).normaliseAlphaDeltaStrategy(strategy));
      DataConfig second =
          DataConfig.fromTiles(
              other, x -> x.normaliseFluxStrategy(strategy).normaliseAlphaDeltaStrategy(strategy));
      assertThat(second).isEqualTo(first);
      assertThat(new FitDataBuilder(other, second).hash())
          .isEqualTo(new FitDataBuilder(one, first).hash());
    }
    try (FitData data = new FitDataBuilder(other, WINDOW).build()) {
      assertThat(data.tileIdx()[0]).isEqualTo(2);
      assertThat(data.tileIdx()[49]).isEqualTo(1);
      assertThat(data.tileIdx()[98]).isEqualTo(0);
      assertThat(data.exposure()[98]).isEqualTo(9);
    }
    assertThat(new FitDataBuilder(one, WINDOW).strongDigest())
        .isNotEqualTo(new FitDataBuilder(other, WINDOW).strongDigest());
  }

  @Test
  void hugeZeroAndMissingValuesAreFilled() throws IOException {
    int row = scienceRow(0);
    LvmTile tile =
        tile(
            FrameEdit.frame()
                .floats("FLUX", row, 80, 1, Float.POSITIVE_INFINITY)
                .floats("FLUX", row, 81, 1, Float.NEGATIVE_INFINITY)
                .floats("FLUX", row, 82, 1, Float.NaN)
                .floats("FLUX", row, 83, 1, 3e38f)
                .floats("IVAR", row, 80, 1, 0f)
                .floats("IVAR", row, 81, 1, -4f)
                .floats("IVAR", row, 82, 1, Float.POSITIVE_INFINITY)
                .floats("IVAR", row, 83, 1, Float.NaN)
                .floats("LSF", row, 80, 1, Float.NaN)
                .floats("LSF", row, 81, 1, 0f));
    for (Precision precision : Precision.values()) {
      double most = FitPlanes.largest(precision);
      BuildOptions options = BuildOptions.builder().precision(precision).build();
      try (FitData data = new FitDataBuilder(tile, WINDOW).withOptions(options).build();
          FitArray rawFlux = data.rawFlux();
          FitArray rawIvar = data.rawIvar();
          FitArray rawUncertainty = data.rawUncertainty();
          FitArray rawLsf = data.rawLsfSigma()) {
        double[] flux = data.flux().spectrum(0);
        assertThat(Arrays.copyOf(flux, 3)).containsExactly(most, -most, 0);
        assertThat(flux[3]).isCloseTo(precision == Precision.DOUBLE ? 3e51 : most, within(1e45));
        assertThat(Arrays.copyOf(rawFlux.spectrum(0), 3))
            .containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN);
        double[] ivar = data.ivar().spectrum(0);
        assertThat(ivar[0]).isZero();
        assertThat(ivar[1]).isCloseTo(-4e-26, within(1e-32));
        assertThat(ivar[2]).isEqualTo(most);
        assertThat(ivar[3]).isCloseTo(1e-4, within(1e-11));
        assertThat(rawIvar.spectrum(0)[2]).isInfinite();
        assertThat(rawIvar.spectrum(0)[3]).isNaN();
        assertThat(Arrays.copyOf(data.uncertainty().spectrum(0), 4))
            .containsExactly(most, 100, 0, 100);
        assertThat(Arrays.copyOf(rawUncertainty.spectrum(0), 4))
            .containsExactly(Double.POSITIVE_INFINITY, Double.NaN, 0, Double.NaN);
        assertThat(rawLsf.spectrum(0)[0]).isNaN();
        assertThat(data.lsfSigma().spectrum(0)[0]).isBetween(0.5, 1.0);
        assertThat(data.lsfSigma().spectrum(0)[1]).isZero();
        assertThat(data.isValid(0, 0)).isTrue();
        assertThat(data.isValid(0, 2)).isFalse();
        assertThat(data.mask().get(0, 2)).isZero();
        assertThat(data.mask().get(0, 1)).isEqualTo((byte) 1);
      }
    }
  }

  @Test
  void tilesWithoutAnyValueBuildButGiveNoStatistics() throws IOException {
    LvmTile tile =
        tile(FrameEdit.frame().everywhere("FLUX", Float.NaN).everywhere("LSF", Float.NaN));
    try (FitData data = new FitDataBuilder(tile, WINDOW).build()) {
      assertThat(data.validPixels()).isZero();
      assertThat(data.flux().toArray()).containsOnly(0);
      assertThat(data.lsfSigma().toArray()).containsOnly(Double.NaN);
      assertThat(data.meanSpectrum()).containsOnly(0);
      assertThat(data.weightedMeanSpectrum()).containsOnly(Double.NaN);
    }
    assertThatThrownBy(() -> DataConfig.fromTiles(tile, c -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("normalise_F_scale");
    BuildOptions drop = BuildOptions.builder().dropEmptySpaxels(true).build();
    assertThatThrownBy(() -> new FitDataBuilder(tile, WINDOW).withOptions(drop).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no spaxel has a valid pixel");
  }

  @Test
  void oneSpaxelAndOneWavelengthAreEnough() throws IOException {
    Path file = FrameEdit.frame().write(folder.resolve("one.fits"));
    try (LvmTile tile = LvmTile.fromFile(file, fibre -> fibre.row() == scienceRow(3));
        FitData data =
            new FitDataBuilder(tile, WINDOW.toBuilder().lambdaRange(6550, 6550.2).build())
                .build()) {
      assertThat(data.spaxels()).isEqualTo(1);
      assertThat(data.wavelengths()).isEqualTo(1);
      assertThat(data.lambda()).containsExactly(6550);
      assertThat(data.ifuIdx()).containsExactly(0);
    }
  }

  @Test
  void optionsChangeWhatCounts() throws IOException {
    int row = scienceRow(0);
    LvmTile tile =
        tile(
            FrameEdit.frame()
                .floats("FLUX", row, 80, 41, 1e-15f)
                .floats("FLUX", row, 80, 1, 5e-13f)
                .floats("FLUX", row, 81, 1, Float.NaN)
                .floats("IVAR", row, 81, 1, (float) 1e29)
                .mask(row, 80, 41, 0)
                .mask(row, 82, 1, 2)
                .mask(row, 83, 1, 1));
    DataConfig config =
        WINDOW.toBuilder()
            .applyMask(true)
            .fluxBadStrategy(FluxBadStrategy.PIXEL)
            .fluxRange(-1e-14, 1e-13)
            .build();
    BuildOptions strict =
        BuildOptions.builder()
            .pixelRangeBothSides(true)
            .maskAnyNonZero(true)
            .blankWeightsWhereFluxNan(true)
            .build();
    try (FitData plain = new FitDataBuilder(tile, config).build();
        FitData changed = new FitDataBuilder(tile, config).withOptions(strict).build()) {
      assertThat(valid(plain)).containsExactly(true, false, true, false, true);
      assertThat(valid(changed)).containsExactly(false, false, false, false, true);
      assertThat(plain.ivar().at(0, 1)).isCloseTo(1e3, within(1e-3));
      assertThat(changed.ivar().at(0, 1)).isEqualTo(1e-4);
    }
  }

  private static boolean[] valid(FitData data) {
    boolean[] valid = new boolean[5];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = data.isValid(0, i);
    }
    return valid;
  }

  @Test
  void emptySpaxelsCanBeDropped() throws IOException {
    LvmTile tile = tile(FrameEdit.frame().floats("FLUX", scienceRow(2), 0, 300, Float.NaN));
    DataConfig config = WINDOW.toBuilder().fibreStatusInclude(0).build();
    BuildOptions drop = BuildOptions.builder().dropEmptySpaxels(true).build();
    try (FitData all = new FitDataBuilder(tile, config).build();
        FitData some = new FitDataBuilder(tile, config).withOptions(drop).build()) {
      assertThat(some.spaxels()).isLessThan(all.spaxels()).isPositive();
      assertThat(some.validPixels()).isEqualTo(all.validPixels());
      assertThat(some.keptIndex()).doesNotContain(2).isSorted();
      assertThat(some.spaxelIdx()).isEqualTo(ascending(some.spaxels()));
      for (int i = 0; i < some.spaxels(); i++) {
        int kept = some.keptIndex()[i];
        assertThat(some.flux().spectrum(i)).isEqualTo(all.flux().spectrum(kept));
        assertThat(some.fibreIdx()[i]).isEqualTo(all.fibreIdx()[kept]);
      }
    }
  }

  private static int[] ascending(int count) {
    int[] values = new int[count];
    Arrays.setAll(values, i -> i);
    return values;
  }

  @Test
  void skyCanBePutBack() throws IOException {
    int row = scienceRow(0);
    LvmTile tile =
        tile(
            FrameEdit.frame()
                .floats("FLUX", row, 80, 41, 1e-14f)
                .floats("IVAR", row, 80, 41, (float) 1e29)
                .floats("SKY", row, 80, 41, 3e-14f)
                .floats("SKY_IVAR", row, 80, 41, (float) 4e29));
    DataConfig config = WINDOW.toBuilder().normaliseFluxScale(1).build();
    for (double k : new double[] {0, 0.5, 1, 2}) {
      BuildOptions options = BuildOptions.builder().sky(SkyTreatment.scaled(k)).build();
      try (FitData data = new FitDataBuilder(tile, config).withOptions(options).build()) {
        double flux = 1e-14 + (1 - k) * 3e-14;
        double variance = 1e-29 + (k * k - 1) / 4e29;
        assertThat(data.flux().at(0, 7)).isCloseTo(flux, within(1e-20));
        assertThat(data.ivar().at(0, 7)).isCloseTo(1 / variance, within(1e22));
      }
    }
  }

  @Test
  void nothingSelectedIsSaid() throws IOException {
    LvmTile tile = tile(FrameEdit.frame());
    assertThatThrownBy(
            () ->
                new FitDataBuilder(tile, DataConfig.builder().lambdaRange(9000, 9100).build())
                    .build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("lambda_range")
        .hasMessageContaining("6500.0 and 6649.5");
    assertThatThrownBy(
            () -> new FitDataBuilder(tile, DataConfig.builder().alphaRange(10, 15).build()).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("alpha_range");
  }

  @Test
  void tooMuchMemoryIsRefusedBeforehand() throws IOException {
    FitDataBuilder builder = new FitDataBuilder(tile(FrameEdit.frame()), WINDOW);
    long bytes = builder.estimatedBytes();
    assertThat(bytes).isEqualTo(49L * 41 * (3 * 8 + 1));
    assertThatThrownBy(
            () ->
                builder
                    .withOptions(BuildOptions.builder().memoryLimitBytes(bytes - 1).build())
                    .build())
        .isInstanceOf(ResourceExhaustedException.class)
        .hasMessageContaining(bytes + " bytes");
    builder.withOptions(BuildOptions.builder().memoryLimitBytes(bytes).build()).build().close();
  }

  @Test
  void cancellationLeavesNothingBehind() throws IOException {
    LvmTileCollection tiles =
        LvmTileCollection.fromTiles(
            List.of(tile(FrameEdit.frame()), tile(FrameEdit.frame().exposure(5))));
    AtomicInteger questions = new AtomicInteger();
    BuildOptions options =
        BuildOptions.builder().cancellation(() -> questions.incrementAndGet() > 3).build();
    assertThatThrownBy(() -> new FitDataBuilder(tiles, WINDOW).withOptions(options).build())
        .isInstanceOf(CancellationException.class);
    List<String> news = new ArrayList<>();
    BuildOptions told =
        BuildOptions.builder()
            .progress((done, total, what) -> news.add(done + "/" + total + " " + what))
            .build();
    new FitDataBuilder(tiles, WINDOW).withOptions(told).build().close();
    assertThat(news).containsExactly("1/2 tiles", "2/2 tiles");
  }

  @Test
  void describesItself() throws IOException {
    try (FitData data = new FitDataBuilder(tile(FrameEdit.frame()), WINDOW).build()) {
      assertThat(data.toString())
          .contains(
              data.hash().substring(0, 16), "49 spaxels, 41 wavelengths, spaxel-major, double")
          .contains("6540.00 to 6560.00 Angstrom", "tiles: 1", "of 2009 pixels");
      assertThat(data.meanMjd()).isEqualTo(data.mjd()[0]);
      assertThat(PiDomain.from(PiDomain.to(0.3))).isCloseTo(0.3, within(1e-15));
    }
  }
}
