package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.AbMagnitude;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All golden measurements with the tolerances of their description. */
class GoldenPhotometryTest {
  static Stream<GoldenRun> runs() {
    return Stream.of(
            "g01_d3_isolated", "g02_d1_airglow_flags", "g03_d6_edge_negative", "g04_d4_crowded")
        .flatMap(GoldenRun::of);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void golden(GoldenRun run) {
    MeasurementOutcome outcome = SpherexPhotometry.measure(run.file(), run.source(), run.options());
    if (run.expected().get("status").asText().equals("rejected")) {
      assertThat(outcome.result()).isEmpty();
      assertThat(outcome.failure().orElseThrow().reason().text())
          .isEqualTo(run.expected().get("reason").asText());
    } else {
      assertThat(outcome.failure()).isEmpty();
      compare(outcome.result().orElseThrow(), run.expected());
    }
  }

  private static void compare(PhotometryResult result, JsonNode expected) {
    JsonNode numbers = expected.get("result");
    assertThat(result.obsId()).isEqualTo(numbers.get("obs_id").asText());
    assertThat(result.band().text()).isEqualTo(numbers.get("band").asText());
    assertThat(result.mjd()).isEqualTo(numbers.get("mjd").asDouble());
    assertThat(result.flag()).isEqualTo(numbers.get("flag").asInt());
    near(result.pixelX(), numbers.get("pix_x"), 2e-5, 0);
    near(result.pixelY(), numbers.get("pix_y"), 2e-5, 0);
    near(result.wavelengthMicrons(), numbers.get("wavelength"), 0, 1e-6);
    near(result.bandwidthMicrons(), numbers.get("bandwidth"), 0, 1e-6);
    double error = numbers.get("flux_error").asDouble();
    near(result.fluxMicrojansky(), numbers.get("flux"), 1e-4 * error, 1e-7);
    near(result.fluxErrorMicrojansky(), numbers.get("flux_error"), 0, 1e-5);
    if (numbers.get("mag_ab").isNull()) {
      assertThat(AbMagnitude.ofMicrojansky(result.fluxMicrojansky())).isEmpty();
    } else {
      double relative = 1e-4 * error / Math.abs(numbers.get("flux").asDouble()) + 1e-6;
      near(result.magnitudeAb().orElseThrow(), numbers.get("mag_ab"), 1.1 * relative, 0);
    }
    JsonNode steps = expected.get("intermediate");
    assertThat(result.isUpperLimit()).isEqualTo(steps.get("is_upper_limit").asBoolean());
    compare(Objects.requireNonNull(result.details()), steps);
  }

  private static void compare(PhotometryDetails details, JsonNode steps) {
    near(details.pixelScaleArcsec(), steps.get("pixel_scale_arcsec"), 0, 1e-9);
    near(details.apertureRadiusPixels(), steps.get("aperture_radius_px"), 0, 1e-6);
    near(details.backgroundLevel(), steps.get("bg_level_ujy_arcsec2"), 2e-6, 1e-6);
    near(details.backgroundError(), steps.get("bg_error_ujy_arcsec2"), 2e-6, 1e-5);
    near(details.apertureSum(), steps.get("aperture_sum_ujy_arcsec2"), 2e-6, 1e-5);
    near(details.apertureSumError(), steps.get("aperture_sum_err_ujy_arcsec2"), 2e-6, 1e-5);
    assertThat(details.backgroundPixels()).isEqualTo(steps.get("n_bg_pixels").asInt());
    if (steps.has("psf_plane_1based")) {
      assertThat(details.psfPlane()).isEqualTo(steps.get("psf_plane_1based").asInt());
      near(details.psfFwhmArcsec(), steps.get("psf_fwhm_arcsec"), 0, 1e-9);
      near(details.parentX(), steps.get("x_parent"), 2e-5, 0);
      near(details.parentY(), steps.get("y_parent"), 2e-5, 0);
    }
    if (steps.has("zodi_scale")) {
      near(details.zodiScale(), steps.get("zodi_scale"), 0, 1e-6);
      near(details.zodiMaskFraction(), steps.get("zodi_mask_fraction"), 0, 1e-12);
    }
  }

  private static void near(double value, JsonNode expected, double absolute, double relative) {
    double wanted = expected.asDouble();
    assertThat(value).isCloseTo(wanted, within(absolute + relative * Math.abs(wanted)));
  }

  @Test
  void seriesWithEveryThreadNumber() {
    JsonNode truth = GoldenRun.read(GoldenData.golden("spherex", "s01_series12", "truth.json"));
    JsonNode state = GoldenRun.read(GoldenData.golden("spherex", "s01_series12", "state.json"));
    List<Path> files =
        truth.findValuesAsText("path").stream()
            .map(path -> GoldenData.golden("spherex", "s01_series12", path))
            .toList();
    Source source = Source.at(213.942708, 11.495389);
    List<MeasurementOutcome> outcomes = measure(files, source, 2);
    assertThat(outcomes).hasSize(12).isEqualTo(measure(files, source, 1));
    assertThat(outcomes).extracting(MeasurementOutcome::file).isEqualTo(files);
    assertThat(state.get("photometry_results")).isNotEmpty();
    int compared = 0;
    for (MeasurementOutcome outcome : outcomes) {
      PhotometryResult result = outcome.result().orElseThrow();
      for (JsonNode row : state.get("photometry_results")) {
        if (row.get("obs_id").asText().equals(result.obsId())
            && row.get("band").asText().equals(result.band().text())) {
          double error = row.get("flux_error").asDouble();
          near(result.fluxMicrojansky(), row.get("flux"), 1e-4 * error, 1e-7);
          near(result.fluxErrorMicrojansky(), row.get("flux_error"), 0, 1e-5);
          near(result.wavelengthMicrons(), row.get("wavelength"), 0, 1e-6);
          assertThat(result.flag()).isEqualTo(row.get("flag").asInt());
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(11);
  }

  private static List<MeasurementOutcome> measure(List<Path> files, Source source, int threads) {
    return SpherexPhotometry.measureAll(
        files,
        source,
        PhotometryOptions.defaults(),
        threads,
        MeasurementListener.NONE,
        new CancellationToken());
  }
}
