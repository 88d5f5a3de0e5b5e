package org.alidade.lightcurve.statistics;

import static org.alidade.lightcurve.golden.GoldenJson.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.lightcurve.golden.GoldenJson;
import org.alidade.lightcurve.smoothing.ClippedSample;
import org.alidade.lightcurve.smoothing.SigmaClip;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenStatisticsTest {
  private static final double PERCENT = 1e-7; // 1e-9 relative

  static Stream<JsonNode> cases() {
    return GoldenJson.each(GoldenJson.read("reference_statistics.json").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void statisticsAgree(JsonNode golden) {
    Series series =
        new Series(
            numbers(golden.get("times")), numbers(golden.get("mags")), numbers(golden.get("errs")));
    JsonNode expected = golden.get("statistics");
    LightCurveStatistics s = LightCurveStatistics.of(series);
    assertThat(s.sampling().count()).isEqualTo(expected.get("n").asInt());
    check(expected, "mean", s.moments().mean());
    check(expected, "std_ddof0", s.moments().populationDeviation());
    check(expected, "std_ddof1", s.moments().sampleDeviation());
    check(expected, "skewness", s.moments().skewness());
    check(expected, "kurtosis_excess", s.moments().excessKurtosis());
    check(expected, "median", s.order().median());
    check(expected, "mad", s.order().medianAbsoluteDeviation());
    check(expected, "mad_std", s.order().scaledMedianAbsoluteDeviation());
    check(expected, "biweight_location", s.order().biweightLocation());
    check(expected, "biweight_scale", s.order().biweightScale());
    check(expected, "iqr", s.order().interquartileRange());
    check(expected, "amplitude", s.order().amplitude());
    JsonNode percentiles = expected.get("percentiles");
    check(percentiles, "2", s.order().percentile2());
    check(percentiles, "5", s.order().percentile5());
    check(percentiles, "16", s.order().percentile16());
    check(percentiles, "84", s.order().percentile84());
    check(percentiles, "95", s.order().percentile95());
    check(percentiles, "98", s.order().percentile98());
    check(expected, "weighted_mean", s.weighted().mean());
    check(expected, "weighted_mean_err", s.weighted().meanError());
    check(expected, "chi2", s.weighted().chiSquared());
    check(expected, "chi2_reduced", s.weighted().reducedChiSquared());
    check(expected, "excess_variance", s.weighted().excessVariance());
    check(expected, "von_neumann_eta", s.indices().vonNeumannEta());
    check(expected, "stetson_j_consecutive", s.indices().stetsonJ());
    check(expected, "stetson_k", s.indices().stetsonK());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sigmaClipsAgree(JsonNode golden) {
    double[] values = numbers(golden.get("mags"));
    JsonNode expected = golden.get("statistics");
    checkClip(expected.get("sigma_clip_3_5"), new SigmaClip(3, 5).apply(values));
    checkClip(expected.get("sigma_clip_25_2"), new SigmaClip(2.5, 2).apply(values));
  }

  private static void checkClip(JsonNode expected, ClippedSample clipped) {
    int[] rejected =
        IntStream.range(0, clipped.rejected().length).filter(i -> clipped.rejected()[i]).toArray();
    assertThat(rejected)
        .containsExactly(
            GoldenJson.each(expected.get("rejected")).mapToInt(JsonNode::asInt).toArray());
    check(expected, "median", clipped.median());
    check(expected, "std", clipped.standardDeviation());
  }

  private static void check(JsonNode expected, String key, double actual) {
    assertThat(actual).as(key).isCloseTo(expected.get(key).asDouble(), withinPercentage(PERCENT));
  }
}
