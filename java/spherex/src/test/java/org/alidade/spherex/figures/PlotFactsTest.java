package org.alidade.spherex.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.QualityClass;
import org.alidade.spherex.results.QualityControl;
import org.alidade.spherex.results.Series;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;

class PlotFactsTest {
  private static final VisualizationOptions USUAL = VisualizationOptions.defaults();

  private static PlotFacts facts(LightCurve curve, VisualizationOptions options) {
    QualityControl control = QualityControl.of(PhotometryOptions.defaults(), options);
    return PlotFacts.of(curve, control, options);
  }

  private static LightCurve curve(PhotometryResult... results) {
    return new LightCurve(Source.at(1, 2), List.of(results));
  }

  private static JsonNode golden(String... names) throws IOException {
    return new ObjectMapper().readTree(GoldenData.golden("spherex", names).toFile());
  }

  private static List<String> keys(List<FigurePoint> points) {
    return points.stream()
        .map(point -> point.result().obsId() + "/" + point.result().band().text())
        .toList();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private static double[] numbers(JsonNode list) {
    double[] values = new double[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asDouble();
    }
    return values;
  }

  @Test
  void goldenRunHasTheAxesAndClassesOfTheReference() throws IOException {
    JsonNode expected = golden("s01_series12", "plot_facts.json");
    VisualizationOptions options =
        USUAL.toBuilder().ylimPercentileMin(0.1).ylimPercentileMax(99.9).build();
    PlotFacts facts = facts(Series.golden(), options);
    assertPanel(facts.spectrum(), expected.get("spectrum"));
    assertPanel(facts.lightCurve(), expected.get("lightcurve"));
    assertThat(facts.points().size() + facts.clipped().size())
        .isEqualTo(expected.get("n_input").asInt());
    assertThat(facts.clipped()).isEmpty();
    assertThat(keys(facts.of(QualityClass.GOOD_REGULAR)))
        .containsExactlyElementsOf(texts(expected.get("good_regular")));
    assertThat(keys(facts.of(QualityClass.REJECTED_REGULAR)))
        .containsExactlyElementsOf(texts(expected.get("rejected_regular")));
    assertThat(facts.of(QualityClass.GOOD_UPPER_LIMIT)).isEmpty();
    assertThat(facts.of(QualityClass.REJECTED_UPPER_LIMIT)).isEmpty();
  }

  private static void assertPanel(PanelFacts panel, JsonNode expected) {
    assertThat(panel.title()).isEqualTo(expected.get("title").asText());
    assertThat(panel.xLabel()).isEqualTo(expected.get("xlabel").asText());
    assertThat(panel.yLabel()).isEqualTo(expected.get("ylabel").asText());
    assertThat(new double[] {panel.xFrom(), panel.xTo()})
        .containsExactly(numbers(expected.get("xlim")), within(1e-9));
    assertThat(new double[] {panel.yFrom(), panel.yTo()})
        .containsExactly(numbers(expected.get("ylim")), within(1e-9));
  }

  @Test
  void limitsOfValuesAreTheGoldenOnesInOrder() throws IOException {
    for (JsonNode item : golden("scalars.json").get("y_limits")) {
      double[] percent = numbers(item.get("percentiles"));
      double[] expected = numbers(item.get("limits"));
      double[] found =
          YLimits.of(
              numbers(item.get("values")), percent[0], percent[1], item.get("padding").asDouble());
      assertThat(found[0]).isCloseTo(Math.min(expected[0], expected[1]), within(1e-12));
      assertThat(found[1]).isCloseTo(Math.max(expected[0], expected[1]), within(1e-12));
    }
  }

  @Test
  void clippingLeavesTheGoldenStatistics() throws IOException {
    for (JsonNode item : golden("scalars.json").get("sigma_clip")) {
      double[] values = numbers(item.get("values"));
      boolean[] kept =
          SigmaClip.kept(values, item.get("sigma").asDouble(), item.get("maxiters").asInt());
      double[] rest =
          IntStream.range(0, values.length)
              .filter(i -> kept[i])
              .mapToDouble(i -> values[i])
              .toArray();
      double mean = Arrays.stream(rest).average().orElseThrow();
      double variance =
          Arrays.stream(rest).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      assertThat(mean).isCloseTo(item.get("mean").asDouble(), within(1e-12));
      assertThat(Percentile.of(rest, 50)).isCloseTo(item.get("median").asDouble(), within(1e-12));
      assertThat(Math.sqrt(variance)).isCloseTo(item.get("std").asDouble(), within(1e-12));
    }
  }

  @Test
  void clippingOfPointsSparesLimits() throws IOException {
    JsonNode quality = golden("scalars.json").get("quality");
    List<PhotometryResult> results = new ArrayList<>();
    for (JsonNode item : quality.get("points")) {
      results.add(
          Series.point(
              item.get("obs_id").asText(),
              Band.D3,
              60000 + results.size(),
              2,
              item.get("flux").asDouble(),
              item.get("flux_error").asDouble(),
              item.get("flag").asInt()));
    }
    PlotFacts facts = facts(new LightCurve(Source.at(1, 2), results), USUAL);
    assertThat(facts.points())
        .extracting(point -> point.result().obsId())
        .containsExactlyInAnyOrderElementsOf(texts(quality.get("sigma_clip_3")));
    assertThat(facts.clipped()).extracting(PhotometryResult::obsId).containsExactly("o15");
  }

  @Test
  void clippingPerBandSparesTheRedEnd() {
    List<PhotometryResult> results = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      results.add(Series.point("blue" + i, Band.D1, 60000 + i, 1, 100 + i % 3, 1, 0));
    }
    for (int i = 0; i < 3; i++) {
      results.add(Series.point("red" + i, Band.D6, 60000 + i, 4.7, 1000 + i % 3, 1, 0));
    }
    LightCurve curve = new LightCurve(Source.at(1, 2), results);
    assertThat(facts(curve, USUAL).clipped()).hasSize(3);
    assertThat(facts(curve, USUAL.toBuilder().clipPerBand(true).build()).clipped()).isEmpty();
    VisualizationOptions never = USUAL.toBuilder().sigmaClipMaxiters(0).build();
    assertThat(facts(curve, never).clipped()).isEmpty();
    VisualizationOptions wide = USUAL.toBuilder().sigmaClipSigma(10).build();
    assertThat(facts(curve, wide).clipped()).isEmpty();
  }

  @Test
  void magnitudesGrowDownwardsAndNegativeFluxesAreLeftOut() {
    PlotFacts facts =
        facts(
            curve(
                Series.point("a", Band.D1, 60000, 1, 1000, 10, 0),
                Series.point("b", Band.D1, 60001, 1, 2000, 10, 0),
                Series.point("c", Band.D1, 60002, 1, -5, 10, 0)),
            USUAL.toBuilder().useMagnitude(true).build());
    assertThat(facts.points()).hasSize(2);
    assertThat(facts.spectrum().yLabel()).isEqualTo("AB Magnitude");
    assertThat(facts.spectrum().yFrom()).isGreaterThan(facts.spectrum().yTo());
    assertThat(facts.points().get(0).value()).isCloseTo(16.4, within(1e-12));
    assertThat(facts.points().get(0).error()).isCloseTo(0.010857362047581294, within(1e-12));
  }

  @Test
  void limitsAreDrawnWhereTheRulePutsThem() {
    LightCurve curve =
        curve(
            Series.point("a", Band.D1, 60000, 1, 1000, 10, 0),
            Series.point("b", Band.D1, 60001, 1, -5, 10, 0));
    FigurePoint reference = facts(curve, USUAL).points().get(1);
    assertThat(reference.kind()).isEqualTo(QualityClass.REJECTED_UPPER_LIMIT);
    assertThat(reference.spectrumY()).isEqualTo(5);
    assertThat(reference.lightCurveY()).isEqualTo(-5);
    VisualizationOptions sigmas = USUAL.toBuilder().upperLimitRule(UpperLimitRule.NSIGMA).build();
    FigurePoint limit = facts(curve, sigmas).points().get(1);
    assertThat(limit.kind()).isEqualTo(QualityClass.GOOD_UPPER_LIMIT);
    assertThat(limit.spectrumY()).isEqualTo(30);
    assertThat(limit.lightCurveY()).isEqualTo(30);
    FigurePoint magnitude =
        facts(curve, sigmas.toBuilder().useMagnitude(true).build()).points().get(1);
    assertThat(magnitude.spectrumY()).isCloseTo(23.9 - 2.5 * Math.log10(30), within(1e-12));
  }

  @Test
  void daysCountFromTheFirstGoodPoint() {
    PlotFacts facts =
        facts(
            curve(
                Series.point("bad", Band.D1, 60000, 1, 1000, 10, 1),
                Series.point("good", Band.D1, 60002, 1, 1000, 10, 0),
                Series.point("late", Band.D1, 60007, 1, 1000, 10, 0)),
            USUAL);
    assertThat(facts.firstGoodMjd()).isEqualTo(60002);
    assertThat(facts.days(facts.points().get(2))).isEqualTo(5);
  }

  @Test
  void nothingToShowHasAxesAllTheSame() {
    PlotFacts none = facts(curve(), USUAL);
    assertThat(none.spectrum().yFrom()).isZero();
    assertThat(none.spectrum().yTo()).isEqualTo(1);
    assertThat(none.lightCurve().xFrom()).isLessThan(none.lightCurve().xTo());
    assertThat(none.firstGoodMjd()).isNaN();
    PlotFacts one = facts(curve(Series.point("a", Band.D1, 60000, 1, 5, 1, 0)), USUAL);
    assertThat(one.lightCurve().xFrom()).isEqualTo(59999.5);
    assertThat(one.lightCurve().xTo()).isEqualTo(60000.5);
    assertThat(one.spectrum().yFrom()).isEqualTo(4.5);
  }

  @Test
  void realRunShowsAllButItsOutliers() throws IOException {
    PlotFacts facts = facts(Series.cloverleaf(), USUAL);
    assertThat(facts.points().size() + facts.clipped().size()).isEqualTo(108);
    int classes = 0;
    for (QualityClass kind : QualityClass.values()) {
      classes += facts.of(kind).size();
    }
    assertThat(classes).isEqualTo(facts.points().size());
    assertThat(facts.lightCurve().xTo() - facts.lightCurve().xFrom())
        .isCloseTo(1.1 * 33.09301097250136, within(1e-6));
  }
}
