package org.alidade.transients.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.testing.GoldenData;
import org.alidade.testing.SeededRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SeededRandom.class)
class SupernovaCatalogueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path temporary = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"plain.txt", "headerless.txt"})
  void readsWhatTheReferenceReads(String name) throws IOException {
    Path folder = GoldenData.golden("transient", "catalogue");
    JsonNode expected = JSON.readTree(folder.resolve("expected.json").toFile()).get(name);
    SupernovaCatalogue catalogue = SupernovaCatalogue.read(folder.resolve(name));
    JsonNode found =
        JSON.readTree(CatalogueJson.of(catalogue.entries(), catalogue.rejected()).toString());
    assertThat(found.get("entries")).isEqualTo(expected.get("entries"));
    assertThat(found.get("rejected")).isEqualTo(expected.get("rejected"));
    for (JsonNode filter : expected.get("filters")) {
      CatalogueSelection selection =
          new CatalogueSelection(
              number(filter.get("min_year")),
              number(filter.get("max_year")),
              filter.get("start_index").asInt(),
              number(filter.get("limit")));
      assertThat(selection.of(catalogue.entries()).stream().map(SupernovaEntry::name))
          .containsExactlyElementsOf(
              StreamSupport.stream(filter.get("names").spliterator(), false)
                  .map(JsonNode::asText)
                  .toList());
    }
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isNull() ? null : node.asInt();
  }

  @Test
  void readsEveryRowOfTheRealTable() {
    SupernovaCatalogue catalogue =
        SupernovaCatalogue.read(GoldenData.data("catalogs", "sncat_compiled.txt.gz"));
    assertThat(catalogue.entries()).hasSize(6539);
    assertThat(catalogue.rejected()).isEmpty();
    assertThat(catalogue.warnings()).isEmpty();
    assertThat(CatalogueSelection.all().withMinYear(2010).of(catalogue.entries())).hasSize(1236);
    assertThat(CatalogueSelection.all().withMinYear(2000).of(catalogue.entries())).hasSize(4815);
    assertThat(catalogue.entries().stream().filter(e -> e.discoveryDate().isEmpty())).hasSize(86);
    SupernovaCatalogue rest =
        SupernovaCatalogue.read(GoldenData.data("catalogs", "sncat_remaining.txt.gz"));
    assertThat(rest.entries().stream().map(SupernovaEntry::name))
        .containsExactlyElementsOf(
            catalogue.entries().subList(999, 6539).stream().map(SupernovaEntry::name).toList());
  }

  @Test
  void writtenCataloguesAreReadBack() throws IOException {
    SupernovaCatalogue catalogue =
        SupernovaCatalogue.read(GoldenData.golden("transient", "catalogue", "plain.txt"));
    Path file = temporary.resolve("written.txt");
    CatalogueWriter.write(file, catalogue.entries());
    SupernovaCatalogue again = SupernovaCatalogue.read(file);
    assertThat(again.rejected()).isEmpty();
    assertThat(again.entries().get(0).name()).isEqualTo("2031aa");
    assertThat(again.entries().get(10).discoveryDate()).isEmpty();
    assertThat(again.entries().stream().map(SupernovaCatalogueTest::essence))
        .containsExactlyInAnyOrderElementsOf(
            catalogue.entries().stream().map(SupernovaCatalogueTest::essence).toList());
  }

  private static List<Object> essence(SupernovaEntry entry) {
    return List.of(
        entry.name(),
        entry.raDegrees(),
        entry.decDegrees(),
        entry.type(),
        entry.galaxy(),
        entry.discoveryDate());
  }

  @Test
  void positionsSurviveTheirTextForm(RandomGenerator random) {
    for (int i = 0; i < 2000; i++) {
      double ra = random.nextDouble(360);
      double dec = i < 100 ? random.nextDouble(-1, 1) : random.nextDouble(-90, 90);
      double raBack = Sexagesimal.raDegrees(Sexagesimal.hours(ra)).orElseThrow();
      double difference = Math.abs(raBack - ra);
      assertThat(Math.min(difference, 360 - difference)).isLessThan(0.0051 * 15 / 3600);
      String text = Sexagesimal.degrees(dec);
      assertThat(Sexagesimal.decDegrees(text).orElseThrow())
          .as(text)
          .isBetween(dec - 0.051 / 3600, dec + 0.051 / 3600);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "24 00 00",
        "-1 00 00",
        "1.5 00 00",
        "12 60 00",
        "12 00 60",
        "12 00",
        "12 00 NaN",
        "1e1 0 0",
        "12 00 1e1",
        "12 00 00 00",
        "+ 12 00 00",
        "",
        "12:00:00",
        "123 00 00"
      })
  void refusesOtherRightAscensions(String text) {
    assertThat(Sexagesimal.raDegrees(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+90 00 00.1",
        "91 00 00",
        "- -8 00 00",
        "+- 8 00 00",
        "8 60 00",
        "8 00 60",
        "8 00",
        "x 8 0 0",
        "123 00 00",
        "- 8.5 00 00",
        "8 -1 00"
      })
  void refusesOtherDeclinations(String text) {
    assertThat(Sexagesimal.decDegrees(text)).isEmpty();
  }

  @Test
  void theSignOfZeroDegreesCounts() {
    assertThat(Sexagesimal.decDegrees("- 0 00 00.5")).hasValue(-0.5 / 3600);
    assertThat(Sexagesimal.decDegrees("-0 00 00.5")).hasValue(-0.5 / 3600);
    assertThat(Sexagesimal.degrees(-0.5 / 3600)).isEqualTo("- 0 00 00.5");
  }

  @Test
  void columnsMayComeInAnyOrder() throws IOException {
    String text = "\ufeffsn_dec|sn_name|sn_ra\n+10 00 00|A|01 00 00\n- 1 00 00|A|02 00 00\n";
    SupernovaCatalogue catalogue = SupernovaCatalogue.parse(new StringReader(text), "text");
    assertThat(catalogue.entries()).hasSize(2);
    assertThat(catalogue.entries().get(1).decDegrees()).isEqualTo(-1);
    assertThat(catalogue.warnings()).containsExactly("line 3: A is there more than once");
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(
            () -> SupernovaCatalogue.parse(new StringReader("sn_name | ra\nA | 1"), "table"))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("sn_ra");
    assertThatThrownBy(() -> SupernovaCatalogue.read(temporary.resolve("none")))
        .isInstanceOf(MissingDatasetException.class);
  }
}
