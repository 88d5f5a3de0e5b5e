package org.alidade.lightcurve.smoothing;

import static org.alidade.lightcurve.golden.GoldenJson.number;
import static org.alidade.lightcurve.golden.GoldenJson.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.alidade.lightcurve.golden.GoldenJson;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenSmoothingTest {
  static Stream<JsonNode> smoothings() {
    return GoldenJson.each(GoldenJson.read("smoothing.json").get("cases"));
  }

  static Stream<JsonNode> conversions() {
    return GoldenJson.each(GoldenJson.read("ratio_to_magnitude.json").get("convert"));
  }

  static Stream<JsonNode> keys() {
    return GoldenJson.each(GoldenJson.read("ratio_to_magnitude.json").get("keys"));
  }

  @ParameterizedTest
  @MethodSource("smoothings")
  void filtersAsTheOriginal(JsonNode golden) {
    Smoothing result =
        LightCurveFilter.apply(
            numbers(golden.get("x")),
            numbers(golden.get("y")),
            numbers(golden.get("err")),
            options(golden.get("options")));
    JsonNode expected = golden.get("out");
    assertClose(result.smoothedTimes(), expected.get("x_smoothed"));
    assertClose(result.smoothedValues(), expected.get("y_smoothed"));
    assertClose(result.smoothedErrors(), expected.get("y_err_smoothed"));
    assertClose(result.rates(), expected.get("rates"));
    assertClose(result.rateValues(), expected.get("mag_first_point"));
    assertClose(result.times(), expected.get("x_sorted"));
    assertClose(result.values(), expected.get("y_sorted"));
    assertClose(result.errors(), expected.get("y_err_sorted"));
    assertMask(result.rejected(), expected.get("rejected_mask"));
  }

  private static void assertMask(boolean @Nullable [] mask, JsonNode expected) {
    if (mask == null) {
      assertThat(expected.isNull()).isTrue();
    } else {
      assertThat(mask).hasSize(expected.size());
      for (int i = 0; i < mask.length; i++) {
        assertThat(mask[i]).as("point %d", i).isEqualTo(expected.get(i).asBoolean());
      }
    }
  }

  private static void assertClose(double[] actual, JsonNode expected) {
    assertThat(actual).hasSize(expected.size());
    for (int i = 0; i < actual.length; i++) {
      assertNumber(actual[i], number(expected.get(i)), 1e-10);
    }
  }

  private static void assertNumber(double actual, double expected, double relative) {
    if (Double.isFinite(expected)) {
      assertThat(actual)
          .isCloseTo(expected, Offset.offset(relative * Math.max(1e-6, Math.abs(expected))));
    } else {
      assertThat(actual).isEqualTo(Double.valueOf(expected));
    }
  }

  private static FilterOptions options(JsonNode changed) {
    FilterOptions options = FilterOptions.defaults();
    if (changed.path("prefilter_window_enabled").asBoolean()) {
      options =
          options.withWindowClip(
              changed.get("prefilter_window_samples").asInt(),
              changed.get("prefilter_window_sigma").asDouble());
    }
    if (changed.path("prefilter_quantile_enabled").asBoolean()) {
      JsonNode range = changed.get("rate_quantile_range");
      options =
          options.withRateClip(
              range.get(0).asDouble(),
              range.get(1).asDouble(),
              changed.get("prefilter_quantile_sigma").asDouble());
    }
    if (changed.path("smoothing_enabled").asBoolean()) {
      options =
          options.withSmoothing(
              changed.get("window_size_days").asDouble(),
              changed.get("smoothing_sigma").asDouble());
    }
    return options;
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void convertsRatiosAsTheOriginal(JsonNode golden) {
    double[] ratios = numbers(golden.get("ratio"));
    double[] errors = numbers(golden.get("ratio_err"));
    RatioMagnitude.convert(
        ratios, errors, number(golden.get("mag_ref")), number(golden.get("magerr_ref")));
    for (int i = 0; i < ratios.length; i++) {
      assertNumber(ratios[i], number(golden.get("mag").get(i)), 1e-12);
      assertNumber(errors[i], number(golden.get("mag_err").get(i)), 1e-12);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void tellsKeysApart(JsonNode golden) {
    String key = golden.get("key").asText();
    assertThat(RatioMagnitude.isMagnitudeKey(key)).isEqualTo(golden.get("is_mag").asBoolean());
    assertThat(RatioMagnitude.isRatioKey(key)).isEqualTo(golden.get("is_ratio").asBoolean());
    assertThat(RatioMagnitude.referenceColumn(key)).isEqualTo(golden.get("reference").asText());
  }
}
