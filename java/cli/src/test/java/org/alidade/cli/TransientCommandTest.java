package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the verbs of {@code alidade transient} accept and refuse; the workflow has its own tests.
 */
@ExtendWith(LeakCheck.class)
class TransientCommandTest {
  private static final String SURVEY = "11111111-2222-4333-8444-555555555555";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  TransientCommandTest() {}

  private static Ran ran(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("transient"));
    all.addAll(List.of(arguments));
    return Ran.alidade(all.toArray());
  }

  private static void refused(String named, Object... arguments) {
    Ran ran = ran(arguments);
    String line = List.of(arguments).toString();
    assertThat(ran.status()).as(line + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines())
        .as(line)
        .singleElement()
        .asString()
        .startsWith("alidade: error: ")
        .contains(named);
    assertThat(ran.out()).as(line).isEmpty();
  }

  private Path catalogue() throws IOException {
    return Files.writeString(
        folder.resolve("catalog.txt"),
        """
        sn_name | disc_date | sn_ra | sn_dec | sn_type
        --------+-----------+-------+--------+--------
        2011fe | 2011-08-24 | 14 03 05.76 | +54 16 25.2 | Ia
        2014J | 2014-01-21 | 09 55 42.14 | +69 40 26.0 | Ia
        1987A | 1987-02-24 | 05 35 28.00 | -69 16 11.0 | IIP
        nowhere | 2000-01-01 | | | Ia
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalogue",
        "query",
        "download",
        "ingest",
        "worker",
        "status",
        "serve",
        "key",
        "difference",
        "demo",
        "train",
        "models",
        "export-training",
        "detect",
        "forced",
        "alerts"
      })
  void everyVerbHasHelpAndTheCommonOptions(String verb) {
    Ran ran = ran(verb, "--help");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("alidade transient " + verb, "--json", "--quiet", "--debug");
  }

  @Test
  void theOptionsOfTheContractAreThere() {
    assertThat(ran("query", "--help").out())
        .contains("--catalog", "--min-year", "--limit", "--missions", "--days-before", "1095")
        .contains("--output");
    assertThat(ran("download", "--help").out())
        .contains("--query-results", "--output-dir", "--filter-has-both", "--max-obs");
    assertThat(ran("ingest", "--help").out())
        .contains("--query-results", "--fits-dir", "--survey-id", "--filter-has-both");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transient",
        "transient nonsense",
        "transient query",
        "transient query --catalog none.txt --days-before soon",
        "transient download",
        "transient download --query-results none.json --max-obs many",
        "transient ingest --fits-dir none",
        "transient ingest --fits-dir none --survey-id 12",
        "transient worker --queues nothing",
        "transient key",
        "transient key --create ann --list",
        "transient key --create ann --role king",
        "transient difference --sci a.fits",
        "transient serve --port 70000",
        "transient demo --supernovae 0",
      })
  void wrongUsageIsStatusTwoAndOneLine(String line) {
    List<Object> words = new ArrayList<>(List.of(line.split(" ", -1)));
    if (line.contains("worker") || line.contains("key -") || line.contains("serve")) {
      words.addAll(List.of("--system", folder.resolve("system")));
    }
    if (line.contains("demo")) {
      words.addAll(List.of("--output", folder.resolve("demo")));
    }
    Ran ran = Ran.alidade(words.toArray());
    assertThat(ran.status()).as(line + " " + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines()).as(line).singleElement().asString().startsWith("alidade: error: ");
  }

  @Test
  void unusableInputIsOneLine() throws IOException {
    Path none = folder.resolve("none");
    Path text = Files.writeString(folder.resolve("notes.txt"), "nothing of use\n");
    Path system = folder.resolve("system");
    refused("none", "catalogue", none);
    refused("none", "query", "--catalog", none, "--output", folder.resolve("q.json"));
    refused("none", "download", "--query-results", none, "--output-dir", folder.resolve("fits"));
    refused("notes.txt", "download", "--query-results", text, "--output-dir", folder);
    refused(SURVEY, "ingest", "--fits-dir", folder, "--survey-id", SURVEY, "--system", system);
    refused("notes.txt", "status", "--system", system, "--settings", text);
    refused("--list", "key", "--revoke", SURVEY, "--system", system);
    refused("days", "key", "--create", "ann", "--days", 0, "--system", system);
    refused("heartbeat", "worker", "--heartbeat", 0, "--until-idle", "--system", system);
    refused("", "catalogue", catalogue(), "--limit", -1);
    Object[] pair = {"--ref", none, "--psf-sci", none, "--psf-ref", none, "-o", folder};
    List<Object> difference = new ArrayList<>(List.of("difference", "--sci", none));
    difference.addAll(List.of(pair));
    refused("none", difference.toArray());
  }

  @Test
  void aCatalogueTellsWhatItHolds() throws IOException {
    Ran ran = ran("catalogue", catalogue(), "--min-year", 2000, "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("2011fe", "2014J", "missing_coordinates")
        .doesNotContain("1987A");
    assertThat(ran("catalogue", catalogue()).out()).contains("3 chosen of 3", "1 lines rejected");
  }

  @Test
  void nothingToDoIsStatusFour() throws IOException {
    Path output = folder.resolve("q.json");
    assertThat(ran("catalogue", catalogue(), "--min-year", 2050).status()).isEqualTo(4);
    Ran query = ran("query", "--catalog", catalogue(), "--min-year", 2050, "--output", output);
    assertThat(query.status()).as(query.err()).isEqualTo(4);
    Path empty = Files.writeString(folder.resolve("empty.json"), "[]");
    Path fits = Files.createDirectory(folder.resolve("fits"));
    Ran download = ran("download", "--query-results", empty, "--output-dir", fits);
    assertThat(download.status()).as(download.err()).isEqualTo(4);
    Path system = folder.resolve("system");
    Object[] ingest = {
      "ingest",
      "--fits-dir",
      fits,
      "--survey-id",
      SURVEY,
      "--create-survey",
      "x",
      "--system",
      system
    };
    assertThat(ran(ingest).status()).isEqualTo(4);
    Ran training =
        ran("export-training", "--system", system, "--output", folder.resolve("training"));
    assertThat(training.status()).as(training.err()).isEqualTo(4);
  }

  @Test
  void keysAreMadeListedAndRevoked() {
    Path system = folder.resolve("system");
    Object[] create = {"key", "--create", "ann", "--role", "Analyst", "--system", system, "--json"};
    JsonNode made = ran(create).json();
    assertThat(made.path("key").asText()).hasSizeGreaterThan(20);
    Ran list = ran("key", "--list", "--system", system, "--json");
    assertThat(list.json()).hasSize(1);
    assertThat(list.json().get(0).path("role").asText()).isEqualTo("ANALYST");
    assertThat(list.out()).doesNotContain(made.path("key").asText());
    assertThat(ran("key", "--revoke", made.path("id").asText(), "--system", system).status())
        .isZero();
    JsonNode after = ran("key", "--list", "--system", system, "--json").json();
    assertThat(after.get(0).path("active").asBoolean()).isFalse();
  }

  @Test
  void anEmptySystemIsIdle() {
    Path system = folder.resolve("system");
    assertThat(ran("worker", "--until-idle", "--system", system).status()).isZero();
    Ran status = ran("status", "--system", system, "--json");
    assertThat(status.status()).isZero();
    assertThat(status.json().path("observations")).isEmpty();
    assertThat(status.json().path("failures")).isEmpty();
  }
}
