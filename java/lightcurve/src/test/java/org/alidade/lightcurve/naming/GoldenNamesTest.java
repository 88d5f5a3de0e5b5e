package org.alidade.lightcurve.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.golden.GoldenCases;
import org.junit.jupiter.api.Test;

/** Names against those of the original program, with its mistakes put right. */
class GoldenNamesTest {
  /** Names that the original's last version takes although a part of them gets lost. */
  private static final Set<String> CUT_BY_ORIGINAL = Set.of("IDF_gr1_ch1_sci.fits.gz");

  private static final NameTemplate FIRST_VERSION =
      NameTemplate.define(
          "visit file of the first version",
          "IDF_{group_name}_{chan}_{kind}{suffix}{fileext}",
          "IDF_(?P<group_name>gr\\d+)_(?P<chan>ch[12])_(?P<kind>sci|std|unc|cov)"
              + "(?P<suffix>_[^.]*)?(?P<fileext>\\..+)\\z",
          "group_name",
          "chan",
          "kind",
          "suffix",
          "fileext");

  @Test
  void visitFiles() {
    for (JsonNode one : GoldenCases.read("naming.json").path("idf_filename")) {
      String name = one.path("name").asText();
      if (CUT_BY_ORIGINAL.contains(name)) {
        assertThat(IdfFileName.parse(name).extension()).isEqualTo(".fits.gz");
        assertThat(IdfFileName.parse(name).name()).isEqualTo(name);
      } else {
        check(one, IdfFileName.TEMPLATE);
      }
    }
  }

  @Test
  void visitFilesOfTheFirstVersion() {
    GoldenCases.read("naming.json")
        .path("idf_filename_first_version")
        .forEach(one -> check(one, FIRST_VERSION));
  }

  @Test
  void partitionKeys() {
    for (JsonNode one : GoldenCases.read("naming.json").path("partition_key")) {
      check(one, PartitionKey.TEMPLATE);
      if (one.path("ok").asBoolean()) {
        PartitionKey key = PartitionKey.parse(one.path("name").asText());
        assertThat(key.key()).isEqualTo(one.path("name").asText());
      }
    }
  }

  private static void check(JsonNode one, NameTemplate template) {
    String name = one.path("name").asText();
    if (one.path("ok").asBoolean()) {
      Map<String, String> parts = GoldenCases.texts(one.path("result").path("parts"));
      assertThat(template.parse(name)).containsExactlyEntriesOf(parts);
      assertThat(template.make(parts)).isEqualTo(one.path("result").path("made").asText());
    } else {
      assertThatThrownBy(() -> template.parse(name))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("'" + name + "'");
    }
  }

  @Test
  void tableKeys() {
    for (JsonNode one : GoldenCases.read("naming.json").path("table_key")) {
      String name = one.path("name").asText();
      if (one.path("ok").asBoolean()) {
        assertThat(IdfFileName.parse(name).tableKey()).isEqualTo(one.path("result").asText());
      } else {
        assertThatThrownBy(() -> IdfFileName.parse(name)).isInstanceOf(BadInputException.class);
      }
    }
  }

  @Test
  void remadeNames() {
    for (JsonNode one : GoldenCases.read("naming.json").path("remake")) {
      String name = one.path("name").asText();
      Map<String, String> change = GoldenCases.texts(one.path("change"));
      boolean losesItsDot = change.containsValue("sexcat");
      if (one.path("ok").asBoolean() && !losesItsDot) {
        assertThat(IdfFileName.TEMPLATE.remake(name, change))
            .isEqualTo(one.path("result").asText());
      } else {
        assertThatThrownBy(() -> IdfFileName.TEMPLATE.remake(name, change))
            .isInstanceOf(BadInputException.class);
      }
      if (losesItsDot) {
        assertThat(IdfFileName.TEMPLATE.remake(name, change, false))
            .isEqualTo(one.path("result").asText());
      }
    }
  }

  @Test
  void separatedNames() {
    JsonNode golden = GoldenCases.read("separated_names.json");
    split(golden.path("underscore"), NameSplitter.UNDERSCORE::split);
    split(golden.path("dash"), NameSplitter.DASH::split);
    split(golden.path("measurement_key"), NameSplitter.DASH::split);
    split(golden.path("measurement_colname"), NameSplitter.UNDERSCORE::splitWithoutPrefix);
  }

  private static void split(JsonNode set, Function<String, SeparatedName> splitter) {
    assertThat(set.path("cases")).isNotEmpty();
    for (JsonNode one : set.path("cases")) {
      String name = one.path("name").asText();
      if (one.path("ok").asBoolean()) {
        JsonNode result = one.path("result");
        assertThat(splitter.apply(name))
            .isEqualTo(
                new SeparatedName(
                    result.path("prefix").asText(),
                    result.path("stem").asText(),
                    result.path("suffix").asText()));
      } else {
        assertThatThrownBy(() -> splitter.apply(name)).isInstanceOf(BadInputException.class);
      }
    }
  }

  /** The original took any character for a dot; here a dot is one, and parts count as elsewhere. */
  @Test
  void dotsAreDots() {
    for (JsonNode one : GoldenCases.read("separated_names.json").path("dot_as_is").path("cases")) {
      String name = one.path("name").asText();
      if (one.path("ok").asBoolean()) {
        SeparatedName dashed = NameSplitter.DASH.split(name.replace('.', '-'));
        SeparatedName dotted = NameSplitter.DOT.split(name);
        assertThat(dotted.stem()).isEqualTo(dashed.stem());
        assertThat(dotted.name()).isEqualTo(name);
      } else {
        assertThatThrownBy(() -> NameSplitter.DOT.split(name))
            .isInstanceOf(BadInputException.class);
      }
    }
    assertThat(NameSplitter.DOT.split("abc")).isEqualTo(new SeparatedName("", "abc", ""));
  }

  @Test
  void keysOfTheStore() {
    JsonNode golden = GoldenCases.read("pipeline.json").path("store_creation");
    List<String> columns = GoldenCases.list(golden.path("superstack_columns"));
    assertThat(StaticKeys.magnitudes(columns))
        .isEqualTo(GoldenCases.list(golden.path("sextractor_measurement_keys")));
    assertThat(StaticKeys.ratios())
        .isEqualTo(GoldenCases.list(golden.path("ratio_measurement_keys")));
    assertThat(StaticKeys.of(columns)).hasSize(32).doesNotHaveDuplicates();
  }
}
