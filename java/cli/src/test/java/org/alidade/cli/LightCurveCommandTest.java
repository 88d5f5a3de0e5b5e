package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs of {@code alidade lightcurve} on a small made-up store. */
class LightCurveCommandTest {
  private static final int OBJECTS = 8;
  private static final int EPOCHS = 150;

  @TempDir Path folder;
  private Path store;

  @SuppressWarnings("NullAway.Init")
  LightCurveCommandTest() {}

  @BeforeEach
  void fill() {
    store = folder.resolve("field.alc");
    Object[] sizes = {"--objects", OBJECTS, "--types", 2, "--epochs", EPOCHS};
    JsonNode made = json("mock", store, sizes, "--json");
    assertThat(made.path("objects").asInt()).isEqualTo(OBJECTS);
  }

  private static Ran ran(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("lightcurve"));
    for (Object each : arguments) {
      all.addAll(each instanceof Object[] several ? List.of(several) : List.of(each));
    }
    return Ran.alidade(all.toArray());
  }

  private static JsonNode json(Object... arguments) {
    Ran ran = ran(arguments);
    assertThat(ran.status()).as(Arrays.deepToString(arguments) + ran.err()).isZero();
    return ran.json();
  }

  private static void refused(String named, Object... arguments) {
    Ran ran = ran(arguments);
    String line = Arrays.deepToString(arguments);
    assertThat(ran.status()).as(line + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines())
        .as(line)
        .singleElement()
        .asString()
        .startsWith("alidade: error: ")
        .contains(named);
    assertThat(ran.out()).as(line).isEmpty();
  }

  @Test
  void aStoreTellsWhatItHolds() {
    JsonNode info = json("info", store, "--json");
    assertThat(info.path("kind").asText()).isEqualTo("folder");
    assertThat(info.path("objects").asInt()).isEqualTo(OBJECTS);
    assertThat(info.path("light_curves").asInt()).isEqualTo(2 * OBJECTS);
    assertThat(info.path("measurements").asInt()).isEqualTo(2 * OBJECTS * EPOCHS);
    assertThat(info.path("bytes").asLong()).isPositive();

    assertThat(json("list", store, "--json")).hasSize(2);
    assertThat(json("list", store, "--epochs", "--json")).hasSize(EPOCHS);
    Ran some = ran("list", store, "--objects", "--limit", 3, "--json");
    assertThat(some.json()).hasSize(3);
    assertThat(some.errorLines()).singleElement().asString().contains("3 of 8 rows");
    assertThat(json("verify", store, "--json").path("problems")).isEmpty();
    JsonNode room = json("storage-requirements", store, "--objects", 100, "--types", 4, "--json");
    assertThat(room.path("light_curves").asInt()).isEqualTo(400);
    assertThat(room.path("bytes").asDouble())
        .isEqualTo(400 * room.path("bytes_per_light_curve").asDouble());
  }

  @Test
  void lightCurvesComeByNameAndNumber() {
    String type = json("list", store, "--json").get(1).path("type_name").asText();
    JsonNode byName = json("get", store, "I3", type, "--json");
    assertThat(byName).isEqualTo(json("get", store, 3, 2, "--json"));
    assertThat(byName.path("times")).hasSize(EPOCHS);
    double middle = byName.path("times").get(EPOCHS / 2).asDouble();
    JsonNode later = json("get", store, "I3", type, "--start", middle, "--json");
    assertThat(later.path("times").get(0).asDouble()).isEqualTo(middle);
    assertThat(later.path("flags")).hasSize(later.path("times").size());
    Ran none = ran("get", store, "I3", type, "--start", 99_999);
    assertThat(none.status()).isEqualTo(4);
    assertThat(ran("get", store, "I3", type).out().lines()).hasSize(EPOCHS + 1);
  }

  @Test
  void statisticsPeriodsAndSearch() {
    assertThat(json("stats", store, "I2", 1, "--json").size()).isGreaterThan(20);
    JsonNode saved = json("stats", store, "--save", "--json");
    assertThat(saved.path("objects").asInt()).isEqualTo(OBJECTS);
    JsonNode objects = json("list", store, "--objects", "--json");
    assertThat(objects).hasSize(OBJECTS);
    long many = 0;
    for (JsonNode object : objects) {
      many += object.path("n_epochs_valid_all").asDouble() > 100 ? 1 : 0;
    }
    Ran found = ran("search", store, "--query", "n_epochs_valid_all > 100", "--json");
    assertThat(found.json()).hasSize((int) many);
    JsonNode first = objects.get(0);
    Object[] cone = {"--ra", first.path("ra"), "--dec", first.path("dec"), "--radius", 1};
    JsonNode near = json("search", store, cone, "--json").get(0);
    assertThat(near.path("object")).isEqualTo(first.path("object"));
    assertThat(near.path("separation_arcsec").asDouble()).isLessThan(1e-6);
    JsonNode varying =
        json("search", store, "--min-std", "0", "--min-points", 1, "--type", 1, "--json");
    assertThat(varying).isNotEmpty();
    assertThat(varying.get(0).path("mag_std").asDouble())
        .isGreaterThanOrEqualTo(varying.get(varying.size() - 1).path("mag_std").asDouble());
    assertThat(ran("search", store, "--query", "ra > 1000").status()).isEqualTo(4);
    Object[] range = {"--min-period", 1, "--max-period", 50, "--candidates", 3};
    JsonNode periods = json("period", store, "I2", 1, 2, range, "--json").path("periods");
    assertThat(periods).isNotEmpty();
    for (JsonNode period : periods) {
      assertThat(period.path("period_days").asDouble()).isBetween(1.0, 50.0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"two.csv", "two.vot", "two.fits", "two.json", "two.parquet", "two.h5"})
  void exportsComeBack(String name) {
    Path file = folder.resolve(name);
    Path back = folder.resolve("back.alc");
    assertThat(json("export", store, "-o", file, "--objects", "I2,I5", "--json").path("objects"))
        .hasToString("2");
    assertThat(json("import", back, "--from", file, "--json").path("light_curves").asInt())
        .isEqualTo(4);
    assertThat(json("get", back, "I5", 2, "--json")).isEqualTo(json("get", store, 5, 2, "--json"));
  }

  @Test
  void storesAreCopied() throws IOException {
    Path copy = folder.resolve("copy.alc");
    json("import", copy, "--from", store, "--uncompressed", "--json");
    assertThat(json("get", copy, "I5", 2, "--json")).isEqualTo(json("get", store, 5, 2, "--json"));
    json("import", copy, "--from", store, "--json");
    JsonNode compacted = json("compact", copy, "--json");
    assertThat(compacted.path("bytes").asLong())
        .isLessThan(compacted.path("bytes_before").asLong());
    assertThat(json("verify", copy, "--json").path("light_curves").asInt()).isEqualTo(2 * OBJECTS);

    Path zarr = folder.resolve("array.zarr");
    json("export", store, "-o", zarr, "--json");
    Path back = folder.resolve("back.alc");
    json("import", back, "--from", zarr, "--json");
    assertThat(json("info", back, "--json").path("epochs").asInt()).isEqualTo(EPOCHS);

    try (Stream<Path> files = Files.list(copy)) {
      Path segment =
          files
              .filter(file -> file.getFileName().toString().startsWith("segment-"))
              .findFirst()
              .orElseThrow();
      byte[] bytes = Files.readAllBytes(segment);
      bytes[bytes.length / 2] ^= 4;
      Files.write(segment, bytes);
    }
    Ran damaged = ran("verify", copy, "--json");
    assertThat(damaged.status()).as(damaged.err()).isEqualTo(3);
    assertThat(damaged.json().path("problems")).isNotEmpty();
  }

  @Test
  void theDatabaseOfTheOriginalComesInBitForBit() throws IOException {
    Path original = GoldenData.golden("lightcurve", "lightcurves_open.db");
    json("import", folder.resolve("original.alc"), "--from", original, "--json");
    JsonNode cases =
        new ObjectMapper()
            .readTree(GoldenData.golden("lightcurve", "blobs.json").toFile())
            .path("database")
            .path("get");
    int compared = 0;
    for (JsonNode one : cases) {
      JsonNode expected = one.path("result");
      if (expected.isObject()) {
        Object[] pair = {one.path("object_id"), one.path("type_id")};
        JsonNode found = json("get", folder.resolve("original.alc"), pair, "--json");
        assertThat(found).isEqualTo(json("get", original, pair, "--json"));
        assertThat(found.path("times")).hasSize(expected.path("n").asInt());
        for (int i = 0; i < expected.path("first_times").size(); i++) {
          assertThat(found.path("times").get(i).asDouble())
              .isEqualTo(expected.path("first_times").get(i).asDouble());
          assertThat(found.path("magnitudes").get(i).floatValue())
              .isEqualTo(expected.path("first_magnitudes").get(i).floatValue());
        }
        compared++;
      }
    }
    assertThat(compared).isEqualTo(4);
  }

  @Test
  void realLightCurvesComeIn() {
    Path sdss = GoldenData.data("lightcurves", "sdss_s82_rrlyrae.csv.gz");
    Path ztf = GoldenData.data("lightcurves", "ztf_000245_zr_c10_q1_match.h5");
    Path survey = folder.resolve("survey.alc");
    assertThat(json("import", survey, "--from", sdss, "--json").path("measurements").asInt())
        .isEqualTo(136_196);
    JsonNode star = json("get", survey, 1_013_184, "r", "--json");
    assertThat(star.path("times").get(0).asDouble()).isEqualTo(51_081.346189);
    assertThat(star.path("magnitudes").get(0).floatValue()).isEqualTo(17.236f);
    Path other = folder.resolve("ztf.alc");
    assertThat(json("import", other, "--from", ztf, "--json").path("measurements").asInt())
        .isEqualTo(336);
  }

  @Test
  void theProgramsOfThePythonPackageAreThere() {
    assertThat(Ran.alidade("idf-lightcurve-viz", "--help").out())
        .contains("default: lightcurves.db", "default: 8050", "--[no-]binary");
    assertThat(Ran.alidade("idf-pipeline-dev", "--help").out())
        .contains("default: 3001", "default: 127.0.0.1");
    assertThat(Ran.alidade("idf-lightcurve-viz", "--port", "-3").status()).isEqualTo(2);
  }

  @Test
  void hostileNamesAreOnlyNames() throws IOException {
    String sql = "x'); DROP TABLE objects; --";
    String path = "../../escape";
    Path csv = folder.resolve("hostile.csv");
    Files.writeString(
        csv,
        "object,band,mjd,mag,magerr\n"
            + ("\"" + sql + "\",\"r\"\"; DROP TABLE types; --\",55000,18,0.1\n")
            + (path + "," + path + ",55001,19,0.1\n"));
    Path hostile = folder.resolve("hostile.alc");
    assertThat(json("import", hostile, "--from", csv, "--json").path("objects").asInt())
        .isEqualTo(2);
    assertThat(json("get", hostile, path, path, "--json").path("magnitudes").get(0).asInt())
        .isEqualTo(19);
    String type = json("list", hostile, "--json").get(0).path("type_name").asText();
    assertThat(json("get", hostile, sql, type, "--json").path("magnitudes").get(0).asInt())
        .isEqualTo(18);
    for (String name : List.of("again.db", "again.h5", "again.csv")) {
      Path file = folder.resolve(name);
      json("export", hostile, "-o", file, "--json");
      Path back = folder.resolve(name + ".alc");
      json("import", back, "--from", file, "--json");
      assertThat(json("get", back, sql, type, "--json").path("times")).hasSize(1);
    }
    refused("DROP", "get", store, "I1'; DROP TABLE objects; --", 1);
    refused("DROP", "get", store, "I1", "1; DROP TABLE objects");
    refused("", "search", store, "--query", "ra > 1; DROP TABLE objects");
    assertThat(json("info", store, "--json").path("objects").asInt()).isEqualTo(OBJECTS);
    assertThat(folder.resolve("../escape")).doesNotExist();
    assertThat(folder.resolve("../../escape")).doesNotExist();
  }

  @Test
  void unusableInputIsOneLine() throws IOException {
    Path none = folder.resolve("none");
    Path text = Files.writeString(folder.resolve("notes.txt"), "no light curves\n");
    Path broken = Files.writeString(folder.resolve("broken.db"), "SQLite format 3\0 nothing");
    for (String verb : List.of("info", "list", "verify", "storage-requirements", "compact")) {
      refused("none", verb, none);
      refused("notes.txt", verb, text);
    }
    assertThat(none).doesNotExist();
    refused("I99", "get", store, "I99", 1);
    refused("nothing", "get", store, "I1", "nothing");
    refused("none", "import", folder.resolve("a.alc"), "--from", none);
    refused("notes.txt", "import", folder.resolve("a.alc"), "--from", text);
    refused("broken.db", "import", folder.resolve("a.alc"), "--from", broken);
    refused("one by one", "import", folder.resolve("a.alc"), "--from", store, text);
    refused("format", "export", store, "-o", folder.resolve("a.doc"));
    refused("I99", "export", store, "-o", folder.resolve("a.csv"), "--objects", "I99");
    refused("type", "stats", store, "I1");
    refused("nowhere", "stats", store);
    refused("nothing to search for", "search", store);
    refused("no_such", "search", store, "--query", "no_such > 1");
    refused("", "search", store, "--query", "ra >");
    refused("limit", "search", store, "--query", "ra > 1", "--limit", -1);
    refused("limit", "list", store, "--objects", "--limit", -1);
    refused("", "search", store, "--ra", 1, "--dec", 200, "--radius", 1);
    refused("", "search", store, "--ra", 1, "--dec", 2, "--radius", -1);
    refused("", "search", store, "--min-std", -1);
    refused("", "period", store, "I1", 1, "--min-period", 5, "--max-period", 2);
    refused("", "period", store, "I1", 1, "--terms", 0);
    refused("", "mock", none, "--objects", -5);
    refused("", "storage-requirements", store, "--objects", -1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lightcurve",
        "lightcurve nonsense",
        "lightcurve get field.alc",
        "lightcurve import field.alc",
        "lightcurve export field.alc",
        "lightcurve get field.alc I1 1 --start soon",
        "lightcurve search field.alc --ra 1",
        "lightcurve list field.alc --objects --epochs",
        "lightcurve pipeline run --config none.yaml",
      })
  void wrongUsageIsStatusTwoAndOneLine(String line) {
    Ran ran = Ran.alidade((Object[]) line.split(" ", -1));
    assertThat(ran.status()).as(line + " " + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines()).as(line).singleElement().asString().startsWith("alidade: error: ");
  }
}
