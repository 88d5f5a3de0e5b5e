package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpherexCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "g01_d3_isolated",
        "g02_d1_airglow_flags",
        "g03_d6_edge_negative",
        "g04_d4_crowded"
      })
  void photometryPrintsWhatTheGoldenCasesHold(String name) throws IOException {
    Path image = GoldenData.golden("spherex", name + ".fits.gz");
    JsonNode runs = JSON.readTree(image.resolveSibling(name + ".json").toFile()).path("runs");
    for (JsonNode run : runs) {
      Path options = folder.resolve("options.json");
      Files.writeString(options, run.path("config").toString());
      Ran ran =
          Ran.alidade(
              "spherex",
              "photometry",
              image,
              "--ra",
              run.path("source").path("ra").asDouble(),
              "--dec=" + run.path("source").path("dec").asDouble(),
              "--config",
              options,
              "--json");
      JsonNode expected = run.path("expected");
      boolean ok = expected.path("status").asText().equals("ok");
      assertThat(ran.status()).as(run.path("id") + ran.err()).isEqualTo(ok ? 0 : 3);
      JsonNode found = ran.json().get(0);
      assertThat(found.path("status")).isEqualTo(expected.path("status"));
      assertThat(found.path("reason")).isEqualTo(expected.path("reason"));
      JsonNode steps = expected.path("intermediate");
      for (String step : List.of("pix_x", "pixel_scale_arcsec", "aperture_radius_px")) {
        assertThat(found.path("intermediate").path(step).asDouble())
            .as(run.path("id") + " " + step)
            .isCloseTo(steps.path(step).asDouble(), within(2e-5));
      }
      if (ok) {
        assertResult(found, expected);
      }
    }
  }

  private static void assertResult(JsonNode found, JsonNode expected) {
    JsonNode result = expected.path("result");
    double error = result.path("flux_error").asDouble();
    assertThat(found.path("result").path("flux").asDouble())
        .isCloseTo(
            result.path("flux").asDouble(),
            within(1e-4 * error + 1e-7 * Math.abs(result.path("flux").asDouble())));
    assertThat(new TreeSet<>(names(found.path("result")))).containsAll(names(result));
    assertThat(names(found.path("intermediate"))).containsAll(names(expected.path("intermediate")));
    assertThat(found.path("intermediate").path("n_bg_pixels"))
        .isEqualTo(expected.path("intermediate").path("n_bg_pixels"));
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void manyPositionsComeFromATable() throws IOException {
    Path image = GoldenData.golden("spherex", "g01_d3_isolated.fits.gz");
    Path table = folder.resolve("stars.csv");
    Files.writeString(table, "name,ra,dec\na,214.12349766151667,11.647362928774793\nfar,10,10\n");
    Path target = folder.resolve("forced.ecsv");
    Ran ran =
        Ran.alidade("spherex", "photometry", image, "--catalog", table, "-o", target, "--json");
    assertThat(ran.status()).as(ran.err()).isEqualTo(3);
    assertThat(ran.json()).hasSize(2);
    assertThat(ran.json().get(0).path("source").path("name").asText()).isEqualTo("a");
    assertThat(ran.json().get(0).path("status").asText()).isEqualTo("ok");
    assertThat(ran.json().get(1).path("status").asText()).isEqualTo("rejected");
    JsonNode alone =
        photometry(image, "--ra", 214.12349766151667, "--dec", 11.647362928774793, "--json");
    assertThat(ran.json().get(0).path("result")).isEqualTo(alone);
    assertThat(ran.errorLines()).singleElement().asString().startsWith("alidade: warning: far");
    JsonNode forced = ran.json().get(0).path("forced");
    assertThat(forced.path("psf_status").asText()).isEqualTo("fitted");
    double flux = alone.path("flux").asDouble();
    for (String name : List.of("psf_flux", "flux_corrected")) {
      assertThat(forced.path(name).asDouble()).as(name).isBetween(flux, 1.5 * flux);
    }
    assertThat(forced.path("neighbour_flux").asDouble()).isZero();
    assertThat(ran.json().get(1).has("forced")).isFalse();
    List<String> rows =
        Files.readAllLines(target).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(rows).as("header and the one source in the image").hasSize(2);
    assertThat(rows.get(1)).startsWith("a ").contains(forced.path("psf_flux").asText());
    Path parquet = folder.resolve("forced.parquet");
    Ran text = Ran.alidade("spherex", "photometry", image, "--catalog", table, "-o", parquet);
    Ran again = Ran.alidade("spherex", "photometry", image, "--catalog", parquet, "--json");
    assertThat(again.status()).as(again.err()).isZero();
    assertThat(again.json().get(0)).as("a table is a catalogue").isEqualTo(ran.json().get(0));
    assertThat(text.out())
        .startsWith("a ")
        .contains("; corrected ", "; PSF ", "; neighbours 0.000");
  }

  @Test
  void theFormatOfATableIsCheckedBeforeTheWork() throws IOException {
    Path table = folder.resolve("stars.csv");
    Files.writeString(table, "ra,dec\n1,2\n");
    Ran ran =
        Ran.alidade("spherex", "photometry", "none.fits", "--catalog", table, "-o", "forced.doc");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errorLines()).singleElement().asString().contains("forced.doc");
  }

  @Test
  void everyOptionOfTheConfigurationIsAnOptionWithItsDefault() {
    Ran ran = Ran.alidade("spherex", "run", "--help");
    assertThat(ran.status()).isZero();
    String help = ran.out().replaceAll("\\s", "");
    Map<String, Object> defaults = QueryConfig.of(Source.at(0, 0)).options();
    defaults.remove("source");
    defaults.remove("output_dir");
    assertThat(defaults).hasSizeGreaterThan(50);
    defaults.forEach(
        (name, value) -> {
          String shown =
              value instanceof List<?> list
                  ? String.join(",", list.stream().map(String::valueOf).toList())
                  : value == null ? "none" : value.toString();
          assertThat(help)
              .containsPattern(
                  "--"
                      + name.replace('_', '-')
                      + "[=\\[](?:(?!default:).)*default:"
                      + Pattern.quote(shown));
        });
  }

  @Test
  void aRunOfAnotherProgramIsProcessedAndPlotted() throws IOException {
    Path golden = GoldenData.golden("spherex", "s01_series12");
    String text = Files.readString(golden.resolve("state.json"));
    Files.writeString(
        folder.resolve("s01_series12.json"),
        text.replaceFirst("ibe/data/spherex/qr2/", "ibe/data/spherex/qr3/"));
    JsonNode state = JSON.readTree(golden.resolve("state.json").toFile());
    for (JsonNode item : state.path("query_results").path("observations")) {
      String place = "data/" + item.path("band").asText() + "/" + item.path("obs_id").asText();
      Path file = folder.resolve(place + ".fits");
      Files.createDirectories(file.getParent());
      try (InputStream in =
          new GZIPInputStream(Files.newInputStream(golden.resolve(place + ".fits.gz")))) {
        Files.copy(in, file);
      }
    }
    Ran processed = Ran.alidade("spherex", "process", "-o", folder, "--json");
    assertThat(processed.status()).as(processed.err()).isZero();
    assertThat(processed.json().path("n_results").asInt()).isEqualTo(12);
    assertThat(processed.json().path("stage").asText()).isEqualTo("visualization");
    assertThat(processed.json().path("release_warning").asText()).contains("qr2=11, qr3=1");

    Ran plotted =
        Ran.alidade(
            "spherex", "plot", "-o", folder, "--sigma-threshold", "3", "--bad-flags", "archive");
    assertThat(plotted.status()).as(plotted.err()).isZero();
    assertThat(plotted.out()).contains("the run is complete", "several releases");
    JsonNode saved = JSON.readTree(folder.resolve("s01_series12.json").toFile());
    assertThat(saved.path("config").path("photometry").path("bad_flags")).hasSize(19);
    assertThat(folder.resolve("results/combined_plot.png")).isNotEmptyFile();

    Ran status = Ran.alidade("spherex", "status", folder, "--json");
    assertThat(status.json().path("runs").get(0).path("completed_stages")).hasSize(4);

    Ran resumed = Ran.alidade("spherex", "resume", folder, "--bad-flags", "archive");
    assertThat(resumed.status()).as("nothing is left").isEqualTo(4);
    Ran changed = Ran.alidade("spherex", "resume", folder, "--aperture-diameter=4", "--quiet");
    assertThat(changed.status()).as(changed.err()).isZero();
    assertThat(changed.out()).isEmpty();
  }

  @Test
  void aStageWithoutThoseBeforeItIsAUsageError() throws IOException {
    Files.writeString(
        folder.resolve("m.json"),
        "{\"completed_stages\": [], \"config\": {\"source\": {\"ra\": 1, \"dec\": 2, \"name\": \"m\"}}}");
    Ran ran = Ran.alidade("spherex", "process", "-o", folder);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errorLines())
        .singleElement()
        .asString()
        .contains("the stage processing needs query, download");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spherex",
        "spherex query",
        "spherex query --ra 400 --dec 2",
        "spherex run --ra 1 --dec 2 --bands D9",
        "spherex run --ra 1 --dec 2 --cutout-size 0px",
        "spherex run --ra 1 --dec 2 --max-retries many",
        "spherex run --ra 1 --dec 2 --bad-flags strict",
        "spherex run --ra 1 --dec 2 --config none.json",
        "spherex resume none",
        "spherex status none",
        "spherex photometry none.fits",
        "spherex photometry none.fits --ra 1 --dec 2 -o a.ecsv",
        "spherex params",
        "spherex params export --format xml",
        "spherex cutout none.fits -o x.fits --size 3 --ra 1 --dec 2",
        "spherex cutout s3://elsewhere/a.fits -o x.fits --size 3 --ra 1 --dec 2",
      })
  void wrongUsageIsStatusTwoAndOneLine(String line) {
    Ran ran = Ran.alidade((Object[]) line.split(" ", -1));
    assertThat(ran.status()).as(line + " " + ran.err()).isEqualTo(2);
    assertThat(ran.errorLines()).as(line).singleElement().asString().startsWith("alidade: error: ");
  }

  @Test
  void parametersAreExportedAndRead() {
    Ran ran = Ran.alidade("spherex", "params", "export", folder, "--format", "yaml", "--json");
    assertThat(ran.status()).isZero();
    Path file = folder.resolve("spxquery_default_params.yaml");
    assertThat(ran.json().path("file").asText()).isEqualTo(file.toString());
    assertThat(file).content().contains("sigma_threshold").doesNotContain("dec:");
  }

  @Test
  void filesAreDescribedAndCut() {
    Path image = GoldenData.golden("spherex", "g01_d3_isolated.fits.gz");
    Ran info = Ran.alidade("spherex", "info", image, "--json");
    assertThat(info.status()).as(info.err()).isZero();
    assertThat(info.json().path("files").get(0).path("band").asText()).isEqualTo("D3");
    Path cut = folder.resolve("cut.fits");
    Ran ran =
        Ran.alidade(
            "spherex", "cutout", image, "-o", cut, "--size", "60", "--x", "40", "--y", "52",
            "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    Object[] place = {"--ra", 214.12349766151667, "--dec", 11.647362928774793, "--json"};
    JsonNode whole = photometry(image, place);
    JsonNode part = photometry(cut, place);
    assertThat(part.path("wavelength").asDouble())
        .isCloseTo(whole.path("wavelength").asDouble(), within(1e-12));
  }

  @Test
  void aFileOnTheWebIsCutAsAFileHere() throws IOException {
    Path image = folder.resolve("whole.fits");
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(GoldenData.golden("spherex", "g01_d3_isolated.fits.gz")))) {
      Files.copy(in, image);
    }
    try (RangeServer server = RangeServer.of(Files.readAllBytes(image))) {
      Object[] place = {"--size", "31,41", "--x", "40", "--y", "8.2", "--json"};
      Ran near = cutout(image, "near.fits", place);
      Ran far = cutout(server.address(), "far.fits", place);
      assertThat(far.status()).as(far.err()).isZero();
      for (String side : List.of("x0", "y0", "width", "height")) {
        assertThat(far.json().path(side)).as(side).isEqualTo(near.json().path(side));
      }
      assertThat(far.json().path("height").asInt()).as("cut at the edge").isEqualTo(24);
      assertThat(server.bytes()).isLessThan(Files.size(image) / 2);
      Object[] star = {"--ra", 214.12349766151667, "--dec", 11.647362928774793, "--json"};
      assertThat(cutout(server.address(), "star.fits", "--size", "41", star).status()).isZero();
      assertThat(photometry(folder.resolve("star.fits"), star).path("wavelength").asDouble())
          .isCloseTo(photometry(image, star).path("wavelength").asDouble(), within(1e-9));
      assertThat(cutout(server.address(), "no.fits", "--mode", "strict", place).status())
          .isEqualTo(2);
      assertThat(cutout(server.address(), "no.fits", "--mode", "partial", place).status())
          .isEqualTo(2);
      assertThat(folder.resolve("no.fits")).doesNotExist();
    }
  }

  private Ran cutout(Object file, String target, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("spherex", "cutout", file));
    arguments.addAll(List.of("-o", folder.resolve(target)));
    for (Object each : more) {
      arguments.addAll(each instanceof Object[] several ? List.of(several) : List.of(each));
    }
    return Ran.alidade(arguments.toArray());
  }

  private static JsonNode photometry(Path file, Object... place) {
    Object[] arguments = new Object[place.length + 3];
    arguments[0] = "spherex";
    arguments[1] = "photometry";
    arguments[2] = file;
    System.arraycopy(place, 0, arguments, 3, place.length);
    return Ran.alidade(arguments).json().get(0).path("result");
  }
}
