package org.alidade.spherex.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.spherex.CutoutCenter;
import org.alidade.spherex.CutoutSize;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.Test;

class CutoutTest {
  private static final JsonNode SCALARS = Texts.goldenJson("scalars.json");

  @Test
  void sizesAreJudgedAsInTheTable() {
    for (Map.Entry<String, JsonNode> entry : SCALARS.path("cutout_size_valid").properties()) {
      assertThat(isValid(() -> new CutoutSize(entry.getKey())))
          .as("'%s'", entry.getKey())
          .isEqualTo(entry.getValue().asBoolean());
    }
  }

  @Test
  void centresAreJudgedAsInTheTable() {
    for (Map.Entry<String, JsonNode> entry : SCALARS.path("cutout_center_valid").properties()) {
      assertThat(isValid(() -> new CutoutCenter(entry.getKey())))
          .as("'%s'", entry.getKey())
          .isEqualTo(entry.getValue().asBoolean());
    }
  }

  @Test
  void queriesAreThoseOfTheTable() {
    for (JsonNode row : SCALARS.path("cutout_url")) {
      Source source = Source.at(row.path("ra").asDouble(), row.path("dec").asDouble());
      CutoutRequest request =
          CutoutRequest.of(
              CutoutSize.ofNullable(row.path("size").textValue()),
              CutoutCenter.ofNullable(row.path("center").textValue()),
              source);
      assertThat(request.addressOf("u")).isEqualTo("u" + row.path("query").asText());
    }
  }

  @Test
  void estimatesAreThoseOfTheTable() {
    for (Map.Entry<String, JsonNode> entry : SCALARS.path("cutout_estimate_mb").properties()) {
      String size = entry.getKey().equals("None") ? null : entry.getKey();
      assertThat(SizeEstimate.referenceMegabytes(size))
          .as("'%s'", entry.getKey())
          .isCloseTo(entry.getValue().asDouble(), within(1e-12 * 72));
    }
  }

  @Test
  void betterEstimateFitsTheMeasuredSizes() {
    assertThat(SizeEstimate.bytes(null)).isCloseTo(71_634_240, within(0.01 * 71_634_240));
    assertThat(108 * SizeEstimate.bytes(new CutoutSize("60px")))
        .isCloseTo(525.9 * 1024 * 1024, within(0.02 * 525.9 * 1024 * 1024));
    assertThat(SizeEstimate.bytes(new CutoutSize("5000px"))).isEqualTo(SizeEstimate.bytes(null));
    assertThat(SizeEstimate.gigabytes(0, null)).isZero();
  }

  @Test
  void addressWithAQueryGetsAnother() {
    CutoutRequest request =
        CutoutRequest.of(new CutoutSize("0.5,1.0"), null, Source.at(1e-5, -1e-6));
    assertThat(request.addressOf("https://a.b/x?y=1"))
        .isEqualTo("https://a.b/x?y=1&center=0.00001,-0.000001&size=0.5,1.0");
  }

  @Test
  void partsOfASizeCanBeAsked() {
    CutoutSize size = new CutoutSize("100,3.5arcmin");
    assertThat(size.width()).isEqualTo(100);
    assertThat(size.heightPixels()).isCloseTo(3.5 * 60 / 6.2, within(1e-12));
    assertThat(new CutoutSize("2041px").exceedsDetector()).isTrue();
    assertThat(new CutoutSize("2040px").exceedsDetector()).isFalse();
  }

  @Test
  void endlessTextIsRefused() {
    assertThatThrownBy(() -> new CutoutSize("1".repeat(10_000) + "px"))
        .isInstanceOf(BadInputException.class)
        .message()
        .hasSizeLessThan(400);
  }

  private static boolean isValid(Runnable construction) {
    try {
      construction.run();
      return true;
    } catch (BadInputException e) {
      return false;
    }
  }
}
