package org.alidade.transients.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden cases: every number within a few 1e-9 of the largest, 4e-8 where frequencies are cut. */
@ExtendWith(LeakCheck.class)
class ZogyGoldenTest {
  @ParameterizedTest
  @CsvSource({
    "noise_128, 1e-9",
    "field_96x128, 1e-9",
    "field_256_ast, 1e-9",
    "gauss_cut_128, 4e-8",
    "masked_128, 1e-9"
  })
  void reproducesTheCase(String name, double tolerance) {
    GoldenZogy golden = GoldenZogy.of(name);
    SubtractionResult result = Zogy.subtract(golden.pair(), golden.options().withKernels(true));
    JsonNode expected = golden.expected();
    assertThat(result.differenceScale())
        .isCloseTo(expected.path("F_D").doubleValue(), within(1e-12));
    double scoreScale = expected.path("F_S").doubleValue();
    assertThat(result.scoreScale()).isCloseTo(scoreScale, within(1e-9 * scoreScale));
    assertThat(result.cutFrequencies()).isEqualTo(expected.path("n_cut_frequencies").longValue());
    Map<String, double[]> images =
        Map.of(
            "D", result.difference(),
            "S", result.score(),
            "S_corr", result.significance(),
            "alpha", result.fluxes(),
            "sigma_alpha", result.fluxError());
    images.forEach(
        (key, image) -> {
          checkStatistics(expected.path("stats").path(key), image, key, tolerance);
          checkPixels(expected.path("pixels"), result.width(), image, key, tolerance);
        });
    checkImage(golden.image("expected.fits", "D"), result.difference());
    checkImage(golden.image("expected.fits", "SCORR"), result.significance());
    checkFunctions(expected, result, tolerance);
  }

  private static void checkStatistics(
      JsonNode stats, double[] image, String key, double tolerance) {
    double largest = Arrays.stream(image).map(Math::abs).max().orElseThrow();
    assertThat(Arrays.stream(image).max().orElseThrow())
        .as(key)
        .isCloseTo(stats.path("max").doubleValue(), within(tolerance * largest));
    assertThat(Arrays.stream(image).min().orElseThrow())
        .as(key)
        .isCloseTo(stats.path("min").doubleValue(), within(tolerance * largest));
    assertThat(Arrays.stream(image).average().orElseThrow())
        .as(key)
        .isCloseTo(stats.path("mean").doubleValue(), within(tolerance * largest));
    double squares = stats.path("sum_sq").doubleValue();
    assertThat(Arrays.stream(image).map(v -> v * v).sum())
        .as(key)
        .isCloseTo(squares, within(tolerance * squares));
  }

  private static void checkPixels(
      JsonNode pixels, int width, double[] image, String key, double tolerance) {
    double largest = Arrays.stream(image).map(Math::abs).max().orElseThrow();
    for (JsonNode pixel : pixels) {
      int at = pixel.path("y").intValue() * width + pixel.path("x").intValue();
      assertThat(image[at])
          .as("%s at %d", key, at)
          .isCloseTo(pixel.path(key).doubleValue(), within(tolerance * largest));
    }
  }

  private static void checkImage(double[] wanted, double[] image) {
    double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
    assertThat(image).containsExactly(wanted, within(1e-6 * largest));
  }

  private static void checkFunctions(
      JsonNode expected, SubtractionResult result, double tolerance) {
    int size = result.psf().size();
    for (JsonNode sample : expected.path("P_D_samples")) {
      int at =
          (sample.path("dy").intValue() + size / 2) * size
              + sample.path("dx").intValue()
              + size / 2;
      assertThat(result.psf().values()[at])
          .isCloseTo(sample.path("value").doubleValue(), within(tolerance));
    }
    ScoreKernels kernels = result.kernels();
    for (JsonNode sample : expected.path("kernel_samples")) {
      int y = Math.floorMod(sample.path("dy").intValue(), kernels.height());
      int x = Math.floorMod(sample.path("dx").intValue(), kernels.width());
      int at = y * kernels.width() + x;
      assertThat(kernels.science()[at])
          .isCloseTo(sample.path("kn").doubleValue(), within(tolerance * kernels.science()[0]));
      assertThat(kernels.reference()[at])
          .isCloseTo(sample.path("kr").doubleValue(), within(tolerance * kernels.reference()[0]));
    }
  }

  @Test
  void singlePrecisionIsCloseToDouble() {
    GoldenZogy golden = GoldenZogy.of("field_256_ast");
    SubtractionResult wanted = Zogy.subtract(golden.pair(), golden.options());
    SubtractionResult single =
        Zogy.subtract(golden.pair(), golden.options().withSinglePrecision(true));
    double largest = Arrays.stream(wanted.difference()).map(Math::abs).max().orElseThrow();
    assertThat(single.difference()).containsExactly(wanted.difference(), within(1e-4 * largest));
    assertThat(single.significance()).containsExactly(wanted.significance(), within(2e-3));
    assertThat(single.scoreScale())
        .isCloseTo(wanted.scoreScale(), within(1e-5 * wanted.scoreScale()));
  }
}
