package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Band;
import org.alidade.spherex.FlagPolicy;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.image.FlagDefinitions;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;

class QualityControlTest {
  private static final QualityControl DEFAULT =
      QualityControl.of(PhotometryOptions.defaults(), VisualizationOptions.defaults());

  private static JsonNode scalars() throws IOException {
    return new ObjectMapper().readTree(GoldenData.golden("spherex", "scalars.json").toFile());
  }

  private static List<PhotometryResult> points(JsonNode list) {
    List<PhotometryResult> points = new ArrayList<>();
    for (JsonNode item : list) {
      points.add(
          Series.point(
              item.get("obs_id").asText(),
              Band.D3,
              60000,
              2,
              item.get("flux").asDouble(),
              item.get("flux_error").asDouble(),
              item.get("flag").asInt()));
    }
    return points;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  @Test
  void masksAndTextsOfFlagsAreTheGoldenOnes() throws IOException {
    List<FlagPolicy> policies = new ArrayList<>();
    for (JsonNode item : scalars().get("flag_mask")) {
      List<Integer> bits = new ArrayList<>();
      item.get("bits").forEach(bit -> bits.add(bit.asInt()));
      FlagPolicy policy = FlagPolicy.ofBits(bits);
      assertThat(policy.mask()).isEqualTo(item.get("mask").asInt());
      assertThat(policy.bits()).isEqualTo(bits);
      policies.add(policy);
    }
    for (JsonNode item : scalars().get("flag_text")) {
      int flag = item.get("flag").asInt();
      assertThat(FlagDefinitions.binaryText(flag)).isEqualTo(item.get("binary").asText());
      for (int i = 0; i < policies.size(); i++) {
        assertThat(policies.get(i).rejects(flag)).isEqualTo(item.get("bad").get(i).asBoolean());
      }
    }
  }

  @Test
  void filterKeepsAndCountsAsTheReference() throws IOException {
    JsonNode quality = scalars().get("quality");
    List<PhotometryResult> points = points(quality.get("points"));
    JsonNode expected = quality.get("filter_5sigma");
    assertThat(points.stream().filter(DEFAULT::isGood).map(PhotometryResult::obsId))
        .containsExactlyElementsOf(texts(expected.get("kept")));
    JsonNode counts = expected.get("stats");
    FilterStatistics statistics = DEFAULT.statistics(points);
    assertThat(statistics.totalInput()).isEqualTo(counts.get("total_input").asInt());
    assertThat(statistics.totalOutput()).isEqualTo(counts.get("total_output").asInt());
    assertThat(statistics.rejectedSnr()).isEqualTo(counts.get("rejected_snr").asInt());
    assertThat(statistics.rejectedFlag()).isEqualTo(counts.get("rejected_flag").asInt());
    assertThat(statistics.rejectedBoth()).isEqualTo(counts.get("rejected_both").asInt());
    assertThat(statistics.totalRejected()).isEqualTo(counts.get("total_rejected").asInt());
    assertThat(statistics.sigmaThreshold()).isEqualTo(5);
    assertThat(statistics.badFlagsMask()).isEqualTo(708295);
  }

  @Test
  void fourClassesAreThoseOfTheReference() throws IOException {
    JsonNode quality = scalars().get("quality");
    QualityControl lenient =
        new QualityControl(FlagPolicy.REFERENCE, 0.4, UpperLimitRule.REFERENCE);
    JsonNode expected = quality.get("classify_sigma_0_4");
    for (QualityClass kind : QualityClass.values()) {
      String key =
          switch (kind) {
            case GOOD_REGULAR -> "good_regular";
            case REJECTED_REGULAR -> "rejected_regular";
            case GOOD_UPPER_LIMIT -> "good_upper_limits";
            case REJECTED_UPPER_LIMIT -> "rejected_upper_limits";
          };
      assertThat(
              points(quality.get("points")).stream()
                  .filter(point -> lenient.classify(point) == kind)
                  .map(PhotometryResult::obsId))
          .as(key)
          .containsExactlyElementsOf(texts(expected.get(key)));
    }
  }

  @Test
  void realRunIsJudgedAsIndependentArithmeticDoes() throws IOException {
    int good = 0;
    int flagged = 0;
    int faint = 0;
    int both = 0;
    int[] bits = {0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19};
    for (PhotometryResult point : Series.cloverleaf().results()) {
      boolean bad = false;
      for (int bit : bits) {
        bad |=
            Integer.toBinaryString(point.flag()).length() > bit && (point.flag() >> bit) % 2 == 1;
      }
      boolean weak = point.fluxMicrojansky() < 5 * point.fluxErrorMicrojansky();
      both += bad && weak ? 1 : 0;
      flagged += bad && !weak ? 1 : 0;
      faint += weak && !bad ? 1 : 0;
      good += bad || weak ? 0 : 1;
    }
    FilterStatistics statistics = DEFAULT.statistics(Series.cloverleaf().results());
    assertThat(statistics.totalInput()).isEqualTo(108);
    assertThat(statistics.totalOutput()).isEqualTo(good).isPositive();
    assertThat(statistics.rejectedFlag()).isEqualTo(flagged);
    assertThat(statistics.rejectedSnr()).isEqualTo(faint);
    assertThat(statistics.rejectedBoth()).isEqualTo(both);
  }

  @Test
  void sigmaRuleMakesGoodLimitsOfCleanFaintPoints() {
    QualityControl control = new QualityControl(FlagPolicy.REFERENCE, 5, UpperLimitRule.NSIGMA);
    PhotometryResult faint = Series.point("a", Band.D1, 1, 1, 20, 10, 1 << 21);
    PhotometryResult negative = Series.point("b", Band.D1, 1, 1, -20, 10, 0);
    PhotometryResult between = Series.point("c", Band.D1, 1, 1, 40, 10, 0);
    PhotometryResult flagged = Series.point("d", Band.D1, 1, 1, 20, 10, 1);
    assertThat(control.classify(faint)).isEqualTo(QualityClass.GOOD_UPPER_LIMIT);
    assertThat(control.limitMicrojansky(faint)).isEqualTo(50);
    assertThat(control.limitMicrojansky(negative)).isEqualTo(30);
    assertThat(control.classify(between)).isEqualTo(QualityClass.REJECTED_REGULAR);
    assertThat(control.classify(flagged)).isEqualTo(QualityClass.REJECTED_UPPER_LIMIT);
    assertThat(DEFAULT.limitMicrojansky(negative)).isEqualTo(-10);
  }

  @Test
  void missingFluxIsNeverGood() {
    PhotometryResult missing = Series.point("a", Band.D1, 1, 1, Double.NaN, 10, 0);
    assertThat(DEFAULT.isGood(missing)).isFalse();
    assertThat(DEFAULT.classify(missing)).isEqualTo(QualityClass.REJECTED_REGULAR);
  }

  @Test
  void presetsHaveTheirBits() {
    assertThat(FlagPolicy.REFERENCE.mask()).isEqualTo(708295);
    assertThat(FlagPolicy.named("Archive").rejects(1 << 29)).isTrue();
    assertThat(FlagPolicy.ARCHIVE.rejects(1 << 1 | 1 << 12 | 1 << 19 | 1 << 21)).isFalse();
    assertThat(FlagPolicy.EARLY.bits()).hasSize(9);
    assertThatThrownBy(() -> FlagPolicy.named("none"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("flag policy none");
    assertThatThrownBy(() -> FlagPolicy.ofBits(List.of(32)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bit 32");
    assertThat(FlagDefinitions.binaryText(1 << 31)).hasSize(32).startsWith("1");
  }
}
