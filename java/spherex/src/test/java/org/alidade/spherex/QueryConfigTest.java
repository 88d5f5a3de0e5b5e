package org.alidade.spherex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryConfigTest {
  private static final Source SOURCE = new Source(213.942708, 11.495389, "cloverleaf");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void defaultsAreThoseOfTheGroups() {
    QueryConfig config = QueryConfig.of(SOURCE, folder);
    assertThat(config.photometry()).isEqualTo(PhotometryOptions.defaults());
    assertThat(config.download()).isEqualTo(DownloadOptions.defaults());
    assertThat(config.visualization()).isEqualTo(VisualizationOptions.defaults());
    assertThat(config.query()).isEqualTo(QueryOptions.builder(SOURCE).outputDir(folder).build());
    assertThat(config.pipelineStages()).isEqualTo(PipelineStage.ALL);
  }

  @Test
  void everyFlatNameBelongsToOneGroup() {
    Map<String, String> names = QueryConfig.optionNames();
    assertThat(names)
        .containsEntry("aperture_diameter", "photometry")
        .containsEntry("max_download_workers", "download")
        .containsEntry("sigma_threshold", "visualization")
        .containsEntry("search_radius", "query");
    int components =
        PhotometryOptions.class.getRecordComponents().length
            + DownloadOptions.class.getRecordComponents().length
            + VisualizationOptions.class.getRecordComponents().length
            + QueryOptions.class.getRecordComponents().length;
    assertThat(names).as("no name is in two groups").hasSize(components);
  }

  @Test
  void updateRoutesToGroupsAndLeavesTheRestAlone() {
    QueryConfig before = QueryConfig.of(SOURCE, folder);
    Map<String, Object> changes = new HashMap<>();
    changes.put("aperture_diameter", 4);
    changes.put("aperture_method", "fixed");
    changes.put("cutout_size", "200px");
    changes.put("bands", List.of("D2", "D5"));
    changes.put("window_size", List.of(40, 60));
    changes.put("pipeline_stages", List.of("query", "download"));
    QueryConfig after = before.update(changes);
    assertThat(after.photometry())
        .isEqualTo(
            PhotometryOptions.builder()
                .apertureDiameter(4)
                .apertureMethod(ApertureMethod.FIXED)
                .windowSize(new WindowSize(40, 60))
                .build());
    assertThat(after.download().cutoutSize()).isEqualTo(new CutoutSize("200px"));
    assertThat(after.query().bands()).containsExactly(Band.D2, Band.D5);
    assertThat(after.pipelineStages()).containsExactly(PipelineStage.QUERY, PipelineStage.DOWNLOAD);
    assertThat(after.visualization()).isEqualTo(before.visualization());
    assertThat(after.update("cutout_size", null).download().cutoutSize()).isNull();
  }

  @Test
  void unknownNamesAreListedTogether() {
    QueryConfig config = QueryConfig.of(SOURCE);
    assertThatThrownBy(() -> config.update(Map.of("apperture", 1, "zodi", 2, "dpi", 100)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("apperture, zodi");
  }

  @Test
  void flagsMayBeNamedByTheirPolicy() throws IOException {
    QueryConfig config = QueryConfig.of(SOURCE).update("bad_flags", "archive");
    assertThat(config.photometry().badFlags()).isEqualTo(FlagPolicy.ARCHIVE.bits());
    assertThat(config.options().get("bad_flags")).isEqualTo(FlagPolicy.ARCHIVE.bits());
    assertThat(config.update("bad_flags", null).photometry().badFlags()).isEmpty();
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, "photometry:\n  bad_flags: early\n");
    QueryConfig read = QueryConfig.builder().parameters(file).source(SOURCE).build();
    assertThat(read.photometry().badFlags()).isEqualTo(FlagPolicy.EARLY.bits());
    assertThatThrownBy(() -> config.update("bad_flags", "strict"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bad_flags")
        .hasMessageContaining("reference, archive or early");
  }

  @Test
  void badBandsAreListedTogether() {
    assertThatThrownBy(() -> QueryConfig.of(SOURCE).update("bands", List.of("D1", "D7", "X")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("D7, X");
  }

  @Test
  void aValueOfTheWrongKindNamesTheOption() {
    assertThatThrownBy(() -> QueryConfig.of(SOURCE).update("dpi", "many"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("dpi");
    assertThatThrownBy(() -> QueryConfig.of(SOURCE).update("max_retries", 1.5))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("max_retries");
  }

  @Test
  void verdictsOfTheReferenceOnOptions() throws IOException {
    JsonNode cases =
        JSON.readTree(GoldenData.golden("spherex", "scalars.json").toFile())
            .path("config_validation");
    assertThat(cases).hasSizeGreaterThan(10);
    for (JsonNode each : cases) {
      Map<String, Object> values = new HashMap<>();
      each.path("values")
          .properties()
          .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
      if (each.path("error").isNull()) {
        Map<String, Object> options = QueryConfig.of(SOURCE).update(values).options();
        values.forEach(
            (name, value) ->
                assertThat(JSON.valueToTree(options.get(name)).toString().replace(".0", ""))
                    .isEqualTo(value.toString()));
      } else {
        assertThatThrownBy(() -> QueryConfig.of(SOURCE).update(values))
            .as(each.toString())
            .isInstanceOf(BadInputException.class);
      }
    }
  }

  @Test
  void givenWinsOverFileWinsOverDefault() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        query: {source: {ra: 10.5, dec: -3, name: m1}, bands: [D1]}
        photometry: {aperture_diameter: 5.0, unknown_thing: 3}
        visualization: {dpi: 300}
        """);
    QueryConfig config =
        QueryConfig.builder().parameters(file).set("aperture_diameter", 3.0).build();
    assertThat(config.photometry().apertureDiameter())
        .as("given explicitly although it equals the default")
        .isEqualTo(3);
    assertThat(config.visualization().dpi()).isEqualTo(300);
    assertThat(config.photometry().fwhmMultiplier()).isEqualTo(2.5);
    assertThat(config.source()).isEqualTo(new Source(10.5, -3, "m1"));
  }

  @Test
  void parameterFileOfTheRealRun() {
    Path file = GoldenData.data("spherex", "cloverleaf", "config_params.yaml");
    QueryConfig config = QueryConfig.builder().parameters(file).source(SOURCE).build();
    assertThat(config.source()).isEqualTo(SOURCE);
    assertThat(config.download().userAgent()).isEqualTo("SPXQuery/0.2.0");
    assertThat(config.photometry()).isEqualTo(PhotometryOptions.defaults());
    assertThat(config.outputDir()).isEqualTo(Path.of("demo_data/cloverleaf"));
  }

  @Test
  void aFileThatIsMissingOrWrongIsToldApart() throws IOException {
    assertThatThrownBy(() -> QueryConfig.fromFile(folder.resolve("none.json")))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(NoSuchFileException.class);
    Path file = Files.writeString(folder.resolve("p.json"), "{\"photometry\": {\"dpi\": ");
    assertThatThrownBy(() -> QueryConfig.fromFile(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("failed to load parameters from " + file);
    Files.writeString(file, "{\"photometry\": {\"aperture_diameter\": -1}}");
    assertThatThrownBy(() -> QueryConfig.builder().parameters(file).source(SOURCE).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("failed to load parameters from " + file)
        .hasMessageContaining("aperture_diameter");
  }

  @Test
  void pythonTuplesAreListsAndOtherObjectsAreRefused() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("p.yaml"),
            "photometry:\n  window_size: !!python/tuple\n  - 40\n  - 60\n");
    QueryConfig config = QueryConfig.builder().parameters(file).source(SOURCE).build();
    assertThat(config.photometry().windowSize()).isEqualTo(new WindowSize(40, 60));
    for (String evil :
        List.of(
            "photometry: !!python/object/apply:os.system [touch x]",
            "photometry: !!javax.script.ScriptEngineManager [1]",
            "photometry: &a\n  b: *a")) {
      Files.writeString(file, evil);
      assertThatThrownBy(() -> QueryConfig.builder().parameters(file).source(SOURCE).build())
          .as(evil)
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("failed to load parameters");
    }
  }

  @Test
  void savedStatesOfThreeLayouts() throws IOException {
    String nested =
        """
        {"config": {"query": {"source": {"ra": 1.5, "dec": 2.5, "name": "m1"}, "output_dir": "old",
          "bands": ["D3"]}, "photometry": {"aperture_diameter": 4.5}, "download": {"cutout_size":
          "60px"}, "visualization": {"sigma_threshold": 7}, "pipeline_stages": ["query"]}}
        """;
    String flat =
        """
        config:
          source: {ra: 1.5, dec: 2.5, name: m1}
          output_dir: old
          bands: [D3]
          aperture_diameter: 4.5
          cutout_size: 60px
          sigma_threshold: 7
        pipeline_stages: [query]
        """;
    String oldJson =
        """
        {"config": {"source": {"ra": 1.5, "dec": 2.5, "name": "m1"}, "output_dir": "old",
          "bands": ["D3"], "aperture_diameter": 4.5, "cutout_size": "60px", "sigma_threshold": 7},
         "pipeline_stages": ["query"]}
        """;
    QueryConfig expected =
        QueryConfig.builder()
            .source(new Source(1.5, 2.5, "m1"))
            .outputDir(folder)
            .pipelineStages(PipelineStage.QUERY)
            .set("bands", List.of("D3"))
            .set("aperture_diameter", 4.5)
            .set("cutout_size", "60px")
            .set("sigma_threshold", 7)
            .build();
    Files.writeString(folder.resolve("m1.yaml"), flat);
    assertThat(QueryConfig.fromSavedState("m1", folder)).isEqualTo(expected);
    for (String text : List.of(nested, oldJson)) {
      Files.writeString(folder.resolve("m1.json"), text);
      assertThat(QueryConfig.fromSavedState("m1", folder)).isEqualTo(expected);
    }
    assertThat(QueryConfig.fromSavedState("m1", folder, Map.of("sigma_threshold", 3)))
        .isEqualTo(expected.update("sigma_threshold", 3));
  }

  @Test
  void withoutAStateThePositionHasToBeGiven() {
    assertThat(QueryConfig.fromSavedState("m1", folder, Map.of("ra", 1.5, "dec", 2.5)).source())
        .isEqualTo(new Source(1.5, 2.5, "m1"));
    assertThatThrownBy(() -> QueryConfig.fromSavedState("m1", folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("ra");
  }

  @Test
  void theTemplateHasAllDefaultsAndNoPosition() throws IOException {
    Path json = QueryConfig.exportDefaults(folder);
    assertThat(json).isEqualTo(folder.resolve("spxquery_default_params.json"));
    Path yaml = QueryConfig.exportDefaults(folder.resolve("mine.yaml"));
    assertThat(yaml).isEqualTo(folder.resolve("mine.yaml"));
    assertThat(Files.readString(json)).doesNotContain("\"ra\"").contains("\"sigma_threshold\"");
    for (Path file : List.of(json, yaml)) {
      QueryConfig config = QueryConfig.builder().parameters(file).source(SOURCE).build();
      assertThat(config).isEqualTo(QueryConfig.of(SOURCE));
    }
  }
}
