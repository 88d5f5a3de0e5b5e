package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrays, statistics and hashes of the reference; tolerances as its README names them. */
@ExtendWith(LeakCheck.class)
class GoldenCasesTest {
  private static final double SAME = 1e-12;
  private static final double SINGLE = 2e-7;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01_direct_defaults",
        "g02_from_tiles_defaults",
        "g03_multi_window_spaxel_max",
        "g04_three_tiles_pixel",
        "g05_spatial_clip_overrides",
        "g06_ra_wrap_padded"
      })
  void givesTheArraysOfTheReference(String name) {
    GoldenLvm golden = GoldenLvm.of(name);
    try (LvmTileCollection tiles = golden.load();
        FitData data = new FitDataBuilder(tiles, golden.config()).build()) {
      checkPlanes(golden, data, SAME);
      checkVectors(golden, data);
      checkIndices(golden, data);
      assertThat(data.uncertainty().toArray()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"g02_from_tiles_defaults", "g03_multi_window_spaxel_max", "g04_three_tiles_pixel"})
  void otherLayoutHoldsTheSameValues(String name) {
    GoldenLvm golden = GoldenLvm.of(name);
    BuildOptions options = BuildOptions.builder().layout(Layout.WAVELENGTH_MAJOR).build();
    try (LvmTileCollection tiles = golden.load();
        FitData rows = new FitDataBuilder(tiles, golden.config()).build();
        FitData columns = new FitDataBuilder(tiles, golden.config()).withOptions(options).build()) {
      checkPlanes(golden, columns, SAME);
      assertThat(columns.flux().array().shape().toArray())
          .containsExactly(columns.wavelengths(), columns.spaxels());
      assertThat(columns.meanSpectrum()).isEqualTo(rows.meanSpectrum());
      assertThat(columns.weightedMeanSpectrum()).isEqualTo(rows.weightedMeanSpectrum());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"g02_from_tiles_defaults", "g04_three_tiles_pixel", "g05_spatial_clip_overrides"})
  void singlePrecisionIsTheSameRounded(String name) {
    GoldenLvm golden = GoldenLvm.of(name);
    for (Layout layout : Layout.values()) {
      BuildOptions options =
          BuildOptions.builder().layout(layout).precision(Precision.SINGLE).build();
      try (LvmTileCollection tiles = golden.load();
          FitData data = new FitDataBuilder(tiles, golden.config()).withOptions(options).build()) {
        checkPlanes(golden, data, SINGLE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g02_from_tiles_defaults",
        "g03_multi_window_spaxel_max",
        "g04_three_tiles_pixel",
        "g05_spatial_clip_overrides",
        "g06_ra_wrap_padded"
      })
  void takesTheStatisticsOfTheReference(String name) {
    GoldenLvm golden = GoldenLvm.of(name);
    try (LvmTileCollection tiles = golden.load()) {
      DataConfig config =
          DataConfig.fromTiles(tiles, c -> c.json(golden.json().get("overrides").toString()));
      DataConfig expected = golden.config();
      for (ConfigEntry entry : ConfigEntry.values()) {
        checkEntry(golden, entry, config.get(entry), expected.get(entry));
      }
    }
  }

  private static void checkEntry(
      GoldenLvm golden, ConfigEntry entry, Object actual, Object expected) {
    if (entry.ascii().startsWith("normalise_F_") && actual instanceof Double number) {
      checkFlux(golden, entry.ascii(), number);
    } else if (actual instanceof Double number && expected instanceof Double wanted) {
      assertThat(number)
          .as(entry.ascii())
          .isCloseTo(wanted, within(SAME + SAME * Math.abs(wanted)));
    } else if (actual instanceof Range range && expected instanceof Range wanted) {
      checkLimit(entry.ascii(), range.low(), wanted.low());
      checkLimit(entry.ascii(), range.high(), wanted.high());
    } else {
      assertThat(actual).as(entry.ascii()).isEqualTo(expected);
    }
  }

  private static void checkFlux(GoldenLvm golden, String key, double actual) {
    double scale = golden.config().normaliseFluxScale();
    double reference = golden.json().get("config").get(key).doubleValue();
    assertThat(actual).as(key).isCloseTo(reference, within(1e-6 * scale));
    if (!golden.json().get("overrides").has(key)) {
      int index = key.endsWith("offset") ? 0 : 1;
      double exact = golden.json().get("statistics_float64").get("flux").get(index).doubleValue();
      assertThat(actual).as(key).isCloseTo(exact, within(SAME * Math.abs(exact)));
    }
  }

  private static void checkLimit(String name, double actual, double expected) {
    if (actual != expected) {
      assertThat(actual).as(name).isCloseTo(expected, within(1e-14 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01_direct_defaults",
        "g02_from_tiles_defaults",
        "g03_multi_window_spaxel_max",
        "g04_three_tiles_pixel",
        "g05_spatial_clip_overrides",
        "g06_ra_wrap_padded"
      })
  void givesTheHashAndTheFilterReportOfTheReference(String name) {
    GoldenLvm golden = GoldenLvm.of(name);
    try (LvmTileCollection tiles = golden.load()) {
      FitDataBuilder builder = new FitDataBuilder(tiles, golden.config());
      HashTexts texts = builder.hashTexts();
      assertThat(texts.config()).isEqualTo(golden.json().get("hash_input").get("config").asText());
      assertThat(texts.tiles()).isEqualTo(golden.json().get("hash_input").get("tiles").asText());
      assertThat(texts.document()).isEqualTo(golden.json().get("hash_document").asText());
      assertThat(builder.hash()).isEqualTo(golden.json().get("hash").asText());
      checkReport(golden.json().get("filter_inspector"), builder.filterReport());
    }
  }

  private static void checkReport(JsonNode expected, FilterReport report) {
    Map<String, FilterReport.Count> counts =
        Map.of(
            "nans", report.nans(),
            "bad flux", report.badFlux(),
            "bad flux median", report.badFluxMedian(),
            "fibre status", report.fibreStatus(),
            "mask", report.mask(),
            "any bad", report.anyBad());
    assertThat(expected.size()).isEqualTo(counts.size());
    for (Iterator<String> names = expected.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      FilterReport.Count count = counts.get(name);
      assertThat(count).as(name).isNotNull();
      List<Long> wanted = new ArrayList<>();
      expected.get(name).forEach(n -> wanted.add(n.isNull() ? null : n.longValue()));
      List<Long> actual = new ArrayList<>();
      actual.add(count == null ? null : count.pixels());
      actual.add(count == null ? null : count.spaxels());
      assertThat(actual).as(name).isEqualTo(wanted);
    }
  }

  private static void checkPlanes(GoldenLvm golden, FitData data, double tolerance) {
    assertThat(data.spaxels()).isEqualTo(golden.json().get("n_spaxel").intValue());
    assertThat(data.wavelengths()).isEqualTo(golden.json().get("n_wavelength").intValue());
    assertThat(data.validPixels()).isEqualTo(golden.json().get("n_valid").longValue());
    checkPlane(golden.table("flux"), data.flux(), tolerance);
    checkPlane(golden.table("i_var"), data.ivar(), tolerance);
    checkPlane(golden.table("u_flux"), data.uncertainty(), tolerance);
    checkPlane(golden.table("lsf_sigma"), data.lsfSigma(), tolerance);
    double[][] mask = golden.table("mask");
    for (int spaxel = 0; spaxel < mask.length; spaxel++) {
      for (int i = 0; i < mask[spaxel].length; i++) {
        assertThat(data.isValid(spaxel, i)).isEqualTo(mask[spaxel][i] == 1);
      }
    }
  }

  private static void checkPlane(double[][] expected, FitArray actual, double tolerance) {
    double most = FitPlanes.largest(actual.precision());
    double rounding =
        1e-15
            * Arrays.stream(expected)
                .flatMapToDouble(Arrays::stream)
                .filter(value -> value < Double.MAX_VALUE)
                .map(Math::abs)
                .max()
                .orElseThrow();
    for (int spaxel = 0; spaxel < expected.length; spaxel++) {
      double[] spectrum = actual.spectrum(spaxel);
      assertThat(spectrum).hasSameSizeAs(expected[spaxel]);
      for (int i = 0; i < spectrum.length; i++) {
        double wanted = expected[spaxel][i];
        double allowed = tolerance * Math.abs(wanted) + rounding;
        if (wanted == Double.MAX_VALUE) {
          assertThat(spectrum[i]).isEqualTo(most);
        } else if (!(Math.abs(spectrum[i] - wanted) <= allowed)) {
          assertThat(spectrum[i]).as("spaxel %s column %s", spaxel, i).isEqualTo(wanted);
        }
      }
    }
  }

  private static void checkVectors(GoldenLvm golden, FitData data) {
    checkVector(golden, "wavelength", data.lambda(), 0);
    checkVector(golden, "alpha", data.alpha(), 1e-10);
    checkVector(golden, "delta", data.delta(), 1e-10);
    checkVector(golden, "predict_alpha", data.predictAlpha(data.alpha()), 1e-10);
    checkVector(golden, "predict_delta", data.predictDelta(data.delta()), 1e-10);
    checkVector(golden, "ra", data.raDegrees(), 0);
    checkVector(golden, "dec", data.decDegrees(), 0);
    checkVector(golden, "mjd", data.mjd(), 1e-9);
    checkVector(golden, "v_bary", data.vBary(), 1e-5);
    checkVector(golden, "ra", data.predictAlpha(data.alpha()), 1e-11);
  }

  private static void checkVector(
      GoldenLvm golden, String name, double[] actual, double tolerance) {
    assertThat(actual).as(name).containsExactly(golden.array(name), within(tolerance));
  }

  private static void checkIndices(GoldenLvm golden, FitData data) {
    assertThat(data.lambdaIdx()).isEqualTo(golden.integers("lambda_idx"));
    assertThat(data.spaxelIdx()).isEqualTo(golden.integers("spaxel_idx"));
    assertThat(data.tileIdx()).isEqualTo(golden.integers("tile_idx"));
    assertThat(data.ifuIdx()).isEqualTo(golden.integers("ifu_idx"));
    assertThat(data.fibreIdx()).isEqualTo(golden.integers("fibre_idx"));
    assertThat(data.sourceSpaxel()).isEqualTo(golden.integers("source_spaxel"));
    assertThat(data.fibreStatus()).isEqualTo(golden.integers("fibre_status"));
    assertThat(data.exposure())
        .containsExactly(Arrays.stream(golden.integers("exposure")).asLongStream().toArray());
    List<String> labels = new ArrayList<>();
    golden.json().get("ifu_label").forEach(label -> labels.add(label.asText()));
    assertThat(data.ifuLabel()).isEqualTo(labels);
    SpatialData spatial = data.spatialData();
    assertThat(spatial.x()).isEqualTo(data.alpha());
    assertThat(spatial.y()).isEqualTo(data.delta());
    assertThat(spatial.fibreIdx()).isEqualTo(data.fibreIdx());
  }
}
