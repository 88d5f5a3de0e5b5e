package org.alidade.spherex.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;

/** Names and texts of flags. */
class FlagDefinitionsTest {
  @Test
  void goldenTextsAndMasks() throws IOException {
    JsonNode scalars =
        new ObjectMapper().readTree(GoldenData.golden("spherex", "scalars.json").toFile());
    assertThat(scalars.get("flag_text")).isNotEmpty();
    for (JsonNode text : scalars.get("flag_text")) {
      int flag = text.get("flag").asInt();
      assertThat(FlagDefinitions.binaryText(flag)).isEqualTo(text.get("binary").asText());
      List<String> names = new ArrayList<>();
      text.get("set").forEach(name -> names.add(name.asText()));
      assertThat(FlagDefinitions.REFERENCE.names(flag)).isEqualTo(names);
    }
    for (JsonNode mask : scalars.get("flag_mask")) {
      List<Integer> bits = new ArrayList<>();
      mask.get("bits").forEach(bit -> bits.add(bit.asInt()));
      assertThat(FlagDefinitions.mask(bits)).isEqualTo(mask.get("mask").asInt());
    }
  }

  @Test
  void namesOfLaterReleases() {
    FitsHeader header =
        new FitsHeader(
            "test",
            List.of(
                FitsCard.of("MSKN0003", "NEW_NAME", ""), FitsCard.of("MSKN0021", "SOURCE", "")));
    FlagDefinitions read = FlagDefinitions.of(header);
    assertThat(read.names(1 << 3 | 1 << 21)).containsExactly("NEW_NAME", "SOURCE");
    assertThat(read.bit("source")).hasValue(21);
    assertThat(FlagDefinitions.of(new FitsHeader("none", List.of())))
        .isSameAs(FlagDefinitions.ARCHIVE);
  }
}
