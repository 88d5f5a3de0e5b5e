package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.junit.jupiter.api.Test;

class ResamplingTest {

  @Test
  void warpsAsTheGoldenCaseDoes() throws IOException {
    JsonNode expected = new ObjectMapper().readTree(GoldenPair.path("expected.json").toFile());
    Frame reference = GoldenPair.skySubtracted("ref");
    FitsHeader target = GoldenPair.skySubtracted("sci").header();
    try (SkyMapping sky = SkyMapping.between(target, reference.header());
        FitsFile file = FitsFile.open(GoldenPair.path("warped_ref.fits"))) {
      Frame warped = Resampling.onto(256, 256, target, sky, reference);
      double[] values = file.image("WARPED").doubles();
      double[] bad = file.image("BAD").doubles();
      int mismatches = 0;
      for (int i = 0; i < values.length; i++) {
        mismatches += (bad[i] != 0) == (warped.mask()[i] != 0) ? 0 : 1;
        if (bad[i] == 0) {
          assertThat(warped.pixels()[i])
              .as("pixel %d", i)
              .isCloseTo(values[i], within(0.02 + 1e-4 * Math.abs(values[i])));
        }
      }
      assertThat(mismatches).isZero();
      for (JsonNode pixel : expected.get("warp_pixels")) {
        double[] place = sky.map(pixel.get("x").asInt(), pixel.get("y").asInt());
        assertThat(place[0]).isCloseTo(pixel.get("ref_x").asDouble(), within(1e-6));
        assertThat(place[1]).isCloseTo(pixel.get("ref_y").asDouble(), within(1e-6));
        int at = 256 * pixel.get("y").asInt() + pixel.get("x").asInt();
        assertThat(warped.pixels()[at]).isCloseTo(pixel.get("value").asDouble(), within(1e-5));
      }
    }
  }

  @Test
  void theTurnedPointSpreadFunctionIsThatOfTheTurnedImage() {
    try (SkyMapping sky =
        SkyMapping.between(
            GoldenPair.skySubtracted("sci").header(), GoldenPair.skySubtracted("ref").header())) {
      double[] jacobian = Resampling.jacobian(sky, 128, 128);
      double[] turned = Resampling.transformed(GoldenPair.psf("psf_ref"), jacobian).values();
      double[] expected = GoldenPair.psf("psf_ref_in_sci").values();
      for (int i = 0; i < turned.length; i++) {
        assertThat(turned[i]).isCloseTo(expected[i], within(2e-3 * expected[20 * 41 + 20]));
      }
    }
  }

  @Test
  void wholeShiftsOnlyMovePixels() {
    Frame frame = GoldenPair.skySubtracted("ref");
    Frame moved =
        Resampling.onto(60, 50, frame.header(), (x, y) -> new double[] {x + 81, y + 3}, frame);
    for (int i = 0; i < moved.pixels().length; i++) {
      int from = (i / 60 + 3) * 256 + i % 60 + 81;
      if (moved.mask()[i] == 0) {
        assertThat(moved.pixels()[i]).isCloseTo(frame.pixels()[from], within(1e-9));
      }
    }
    assertThat(moved.sigma()).isCloseTo(frame.sigma(), within(1e-12));
    // Rows 0 to 2 of the image are border of the kernel only: the shift keeps clear of it.
    assertThat(Resampling.goodFraction(moved)).isGreaterThan(0.95);
  }

  @Test
  void fluxesAreConservedOnLargerPixels() {
    Frame frame = GoldenPair.skySubtracted("ref");
    double[] star = new double[frame.pixels().length];
    double[] psf = GoldenPair.psf("psf_ref").values();
    for (int i = 0; i < psf.length; i++) {
      star[(100 + i / 41 - 20) * 256 + 100 + i % 41 - 20] = 1000 * psf[i];
    }
    Frame clean =
        new Frame(
            256,
            256,
            star,
            frame.variance(),
            new byte[star.length],
            1,
            frame.psf(),
            frame.header());
    PixelMapping coarse = (x, y) -> new double[] {1.3 * x + 4.2, 1.2 * y + 5};
    Frame resampled = Resampling.onto(180, 190, frame.header(), coarse, clean);
    assertThat(Arrays.stream(resampled.pixels()).sum()).isCloseTo(1000, within(2.0));
    assertThat(resampled.sigma()).isCloseTo(Math.sqrt(1.56), within(1e-9));
  }

  @Test
  void placesOutsideHaveNoData() {
    Frame frame = GoldenPair.skySubtracted("ref");
    Frame beside =
        Resampling.onto(20, 20, frame.header(), (x, y) -> new double[] {x - 40, Double.NaN}, frame);
    assertThat(beside.mask()).containsOnly((byte) MaskBits.NO_DATA);
    assertThat(beside.pixels()).containsOnly(0);
  }

  @Test
  void aStronglyCurvedMappingIsExact() {
    PixelMapping curved =
        (x, y) ->
            new double[] {x + 5 * Math.sin(x / 30) + y * y * 1e-3, y + 3 * Math.cos(x * y / 900)};
    MappingGrid grid = MappingGrid.of(curved, 101, 77);
    double[] x = new double[101];
    double[] y = new double[101];
    double[] area = new double[101];
    for (int row = 0; row < 77; row++) {
      grid.row(row, x, y, area);
      for (int column = 0; column < 101; column++) {
        double[] exact = curved.map(column, row);
        assertThat(x[column]).isCloseTo(exact[0], within(5e-6));
        assertThat(y[column]).isCloseTo(exact[1], within(5e-6));
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheNumberOfThreads() {
    Frame frame = GoldenPair.skySubtracted("ref");
    PixelMapping turn = (x, y) -> new double[] {x * 0.9 - y * 0.2 + 40, y * 0.9 + x * 0.2};
    Frame one =
        ThreadBudget.of(1)
            .withBlasThreads(() -> Resampling.onto(200, 200, frame.header(), turn, frame));
    Frame three =
        ThreadBudget.of(3)
            .withBlasThreads(() -> Resampling.onto(200, 200, frame.header(), turn, frame));
    assertThat(three.pixels()).isEqualTo(one.pixels());
    assertThat(three.variance()).isEqualTo(one.variance());
    assertThat(three.mask()).isEqualTo(one.mask());
  }
}
