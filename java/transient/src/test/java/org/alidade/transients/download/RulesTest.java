package org.alidade.transients.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.alidade.array.BadInputException;
import org.alidade.testing.GoldenData;
import org.alidade.transients.archive.ArchiveProduct;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static JsonNode rules(String name) throws IOException {
    return new ObjectMapper()
        .readTree(GoldenData.golden("transient", "rules", "rules.json").toFile())
        .get(name);
  }

  @Test
  void productsAreChosenByTheRules() throws IOException {
    JsonNode cases = rules("products");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      List<ArchiveProduct> rows = new ArrayList<>();
      for (JsonNode row : each.get("rows")) {
        rows.add(product(row, rows.size()));
      }
      ProductSelection selection =
          new ProductSelection(
              each.get("max_products_per_obs").asInt(),
              each.get("include_auxiliary").asBoolean(),
              false,
              each.get("max_file_size_mb").asLong() << 20);
      List<Integer> chosen = selection.of(rows).stream().map(rows::indexOf).toList();
      List<Integer> expected = new ArrayList<>();
      each.get("selected").forEach(index -> expected.add(index.asInt()));
      assertThat(chosen).as(each.toString()).isEqualTo(expected);
    }
  }

  private static ArchiveProduct product(JsonNode row, int number) {
    JsonNode size = row.get("size");
    return new ArchiveProduct(
        row.get("productFilename").asText(),
        row.get("description").asText(),
        row.get("productSubGroupDescription").asText(),
        "mast:x/" + number,
        "S",
        size.isNull() ? OptionalLong.empty() : OptionalLong.of(size.asLong()),
        OptionalInt.empty(),
        "PS1",
        "1");
  }

  @Test
  void namesTellMissionAndBand() throws IOException {
    for (JsonNode each : rules("names")) {
      ImageName name = ImageName.of(Path.of(each.get("path").asText()));
      assertThat(name.cleanName()).isEqualTo(each.get("clean_name").asText());
      assertThat(name.mission()).isEqualTo(optional(each.get("mission")));
      assertThat(name.band()).isEqualTo(optional(each.get("band")));
      assertThat(ImageName.of(Path.of(name.cleanName())).band())
          .isEqualTo(optional(each.get("band")));
    }
  }

  private static Optional<String> optional(JsonNode node) {
    return node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }

  @Test
  void namesFromOutsideLeadNowhere() {
    assertThat(DiskName.of("2026/x")).isEqualTo("2026_x");
    assertThat(DiskName.of("..")).isEqualTo("_.");
    assertThat(DiskName.of("../../etc/passwd")).isEqualTo("_._.._etc_passwd");
    assertThat(DiskName.of("a\\b\u0000c\nd")).isEqualTo("a_b_c_d");
    assertThat(DiskName.of("PSN J17592296+0617267")).isEqualTo("PSN J17592296+0617267");
    assertThatThrownBy(() -> DiskName.of(" ")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> DiskName.of("x".repeat(300))).isInstanceOf(BadInputException.class);
  }

  @Test
  void pairsAreOfOneMissionAndTheBestBand() {
    List<PairSelection.Candidate> references =
        List.of(
            candidate("PS1_a.stk.i.1.fits", 100, 1.0),
            candidate("PS1_b.stk.r.1.fits", 100, 0.2),
            candidate("PS1_c.stk.r.2.fits", 200, 0.9),
            candidate("SWIFT_sw1uw1_sk.fits", 100, 1));
    List<PairSelection.Candidate> science =
        List.of(
            candidate("PS1_d.wrp.r.1.fits", 1000, 0.5),
            candidate("PS1_e.wrp.r.2.fits", 1010, 0.5),
            candidate("PS1_f.wrp.i.2.fits", 1010, 0.5),
            candidate("SWIFT_sw2uvw1_sk.fits", 1100, 0.5),
            candidate("GALEX_x-nd-int.fits", 1100, 0.5));
    List<PairSelection.Pair> pairs = new PairSelection(false).of(references, science, 1009);
    assertThat(pairs).hasSize(2);
    assertThat(pairs.get(0).band()).isEqualTo("r");
    assertThat(pairs.get(0).reference().name().cleanName()).isEqualTo("PS1_c.stk.r.2.fits");
    assertThat(pairs.get(0).science().name().cleanName()).isEqualTo("PS1_e.wrp.r.2.fits");
    assertThat(pairs.get(1).band()).isEqualTo("uvw1");
    assertThat(new PairSelection(true).of(references, science, 1009))
        .extracting(PairSelection.Pair::band)
        .containsExactly("r", "i", "uvw1");
  }

  private static PairSelection.Candidate candidate(String name, double mjd, double quality) {
    Path file = Path.of(name);
    return new PairSelection.Candidate(file, ImageName.of(file), mjd, quality);
  }
}
