package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.alidade.array.BadInputException;
import org.alidade.spherex.AbMagnitude;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.image.SurfaceBrightnessUnit;
import org.alidade.spherex.internal.statistics.ClippedSample;
import org.alidade.spherex.internal.statistics.PositiveMedian;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;

/** The small functions of the golden scalars. */
class HelpersTest {
  private static JsonNode scalars() {
    return GoldenRun.read(GoldenData.golden("spherex", "scalars.json"));
  }

  private static double[] doubles(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @Test
  void circleOverlap() {
    for (JsonNode one : scalars().get("circle_overlap")) {
      CircularAperture aperture =
          CircularAperture.at(
              one.get("x").asDouble(), one.get("y").asDouble(), one.get("radius").asDouble());
      assertThat(aperture.area()).isCloseTo(one.get("area").asDouble(), within(1e-10));
      double[] weights = aperture.weights();
      double all = Arrays.stream(weights).sum();
      assertThat(all).isCloseTo(one.get("area").asDouble(), within(1e-10));
      int row = one.get("iy_min").asInt() - aperture.firstY();
      for (JsonNode line : one.get("weights")) {
        int column = one.get("ix_min").asInt() - aperture.firstX();
        for (JsonNode weight : line) {
          boolean inside =
              row >= 0 && row < aperture.rows() && column >= 0 && column < aperture.columns();
          double own = inside ? weights[row * aperture.columns() + column] : 0;
          assertThat(own).isCloseTo(weight.asDouble(), within(1e-10));
          column++;
        }
        row++;
      }
    }
  }

  @Test
  void annulusRadii() {
    for (JsonNode one : scalars().get("annulus_radii")) {
      AnnulusRadii radii =
          AnnulusRadii.determine(
              one.get("aperture_radius").asDouble(),
              one.get("offset").asDouble(),
              one.get("min_area").asDouble(),
              one.get("max_outer").asDouble());
      assertThat(radii.inner()).isCloseTo(one.get("inner").asDouble(), within(1e-12));
      assertThat(radii.outer()).isCloseTo(one.get("outer").asDouble(), within(1e-12));
    }
  }

  @Test
  void unitFactors() {
    JsonNode factors = scalars().get("unit_factor_MJy_sr_to");
    relative(SurfaceBrightnessUnit.MICROJANSKY_PER_ARCSEC2, factors.get("uJy/arcsec2"));
    relative(SurfaceBrightnessUnit.JANSKY_PER_ARCSEC2, factors.get("Jy/arcsec2"));
    relative(SurfaceBrightnessUnit.MEGAJANSKY_PER_ARCSEC2, factors.get("MJy/arcsec2"));
    relative(SurfaceBrightnessUnit.MJY_PER_SR, factors.get("MJy/sr"));
  }

  private static void relative(SurfaceBrightnessUnit unit, JsonNode expected) {
    assertThat(unit.perMegajanskyPerSteradian() / expected.asDouble()).isCloseTo(1, within(1e-12));
  }

  @Test
  void clipping() {
    JsonNode golden = scalars().get("sigma_clip").get(0);
    double[] values = doubles(golden.get("values"));
    ClippedSample clipped = ClippedSample.of(values, 3, 3);
    assertThat(clipped.median()).isCloseTo(golden.get("median").asDouble(), within(1e-12));
    assertThat(clipped.deviation()).isCloseTo(golden.get("std").asDouble(), within(1e-12));
    double[] noisy = Arrays.copyOf(values, values.length + 1);
    noisy[values.length] = Double.NaN;
    assertThat(ClippedSample.of(noisy, 3, 3)).isEqualTo(clipped);
    assertThat(ClippedSample.of(values, 3, 0).count()).isEqualTo(values.length);
    assertThat(ClippedSample.of(new double[0], 3, 3).median()).isNaN();
  }

  @Test
  void medianOfPositiveNumbers() {
    float nan = Float.NaN;
    assertThat(PositiveMedian.of(new float[] {3, -1, nan, 1, 0, 2})).isEqualTo(2);
    assertThat(PositiveMedian.of(new float[] {4, 1e-9f, 2, 3})).isEqualTo(2.5);
    assertThat(PositiveMedian.of(new float[] {0, nan, -3})).isNaN();
  }

  @Test
  void maskAndSums() {
    boolean[] strict = BackgroundMask.STRICT.create(new int[] {0, 1 << 21, 1, 1 << 12});
    assertThat(strict).containsExactly(true, false, false, true);
    assertThat(BackgroundMask.RELAXED.create(new int[] {0, 1 << 21, 1}))
        .containsExactly(true, true, false);
    double[] ones = new double[49];
    Arrays.fill(ones, 1);
    Pixels pixels = Pixels.of(7, ones, ones, new int[49]);
    ApertureSum sum = CircularAperture.at(3.2, 2.9, 2).sum(pixels);
    assertThat(sum.sum()).isCloseTo(4 * Math.PI, within(1e-12));
    assertThat(sum.above(1)).isCloseTo(0, within(1e-12));
    assertThat(sum.independentVariance()).isLessThan(sum.variance());
  }

  @Test
  void magnitudes() {
    for (JsonNode one : scalars().get("ab_magnitude")) {
      double flux = one.get("flux_jy").asDouble() * 1e6;
      double error = one.get("flux_error_jy").asDouble() * 1e6;
      if (one.get("mag_ab").isNull()) {
        assertThat(AbMagnitude.ofMicrojansky(flux)).isEmpty();
      } else {
        assertThat(AbMagnitude.ofMicrojansky(flux).orElseThrow())
            .isCloseTo(one.get("mag_ab").asDouble(), within(1e-10));
        assertThat(AbMagnitude.error(flux, error).orElseThrow())
            .isCloseTo(one.get("mag_ab_error").asDouble(), within(1e-10));
      }
    }
    for (JsonNode one : scalars().get("magnitude_to_flux")) {
      double magnitude = one.get("mag_ab").asDouble();
      double flux = one.get("flux_jy").asDouble();
      assertThat(AbMagnitude.toJansky(magnitude) / flux).isCloseTo(1, within(1e-12));
      double error = AbMagnitude.errorInJansky(magnitude, one.get("mag_ab_error").asDouble());
      assertThat(error / one.get("flux_error_jy").asDouble()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void optionsAreChecked() {
    int checked = 0;
    for (JsonNode one : scalars().get("config_validation")) {
      if (one.get("group").asText().equals("photometry")) {
        checked++;
        if (one.get("error").isNull()) {
          assertThat(GoldenRun.options(one.get("values"))).isNotNull();
        } else {
          assertThatThrownBy(() -> GoldenRun.options(one.get("values")))
              .as("%s", one)
              .isInstanceOf(Exception.class);
        }
      }
    }
    assertThat(checked).isGreaterThan(5);
    assertThatThrownBy(() -> PhotometryOptions.builder().badFlags(List.of(3, 32)).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bad_flags");
    assertThat(PhotometryOptions.defaults().badFlagMask()).isEqualTo(708295);
    assertThat(PhotometryOptions.defaults().toBuilder().build())
        .isEqualTo(PhotometryOptions.defaults());
  }
}
