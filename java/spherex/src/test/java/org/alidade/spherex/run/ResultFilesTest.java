package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.spherex.Observation;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photometry, tables and figure of saved states, without an archive. */
class ResultFilesTest {
  @TempDir Path folder;

  @Test
  void aStateOfAnotherProgramIsProcessedFurther() throws Exception {
    GoldenSeries series = new GoldenSeries();
    for (Observation observation : series.state.query().orElseThrow().observations()) {
      Path file =
          folder
              .resolve("data")
              .resolve(observation.band().text())
              .resolve(observation.obsId() + ".fits");
      Files.createDirectories(file.getParent());
      Files.write(file, series.file(observation));
    }
    Files.copy(series.folder.resolve("state.yaml"), folder.resolve("s01_series12.yaml"));
    QueryConfig config = QueryConfig.fromSavedState("s01_series12", folder);
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);

    series.assertSame(pipeline.runProcessing());

    SpherexState state = pipeline.state();
    assertThat(state.photometryFailures()).isEmpty();
    assertThat(state.completedStages())
        .containsExactly(PipelineStage.QUERY, PipelineStage.DOWNLOAD, PipelineStage.PROCESSING);
    series.assertSame(LightCurveFile.read(folder.resolve("results/lightcurve.csv")));
    JsonNode report =
        new ObjectMapper().readTree(folder.resolve("results/photometry.json").toFile());
    assertThat(report.path("n_ok").asInt()).isEqualTo(12);
    assertThat(report.path("results").get(0).path("zodi_scale").asDouble()).isPositive();
    series.assertSame(StateFile.read(folder.resolve("s01_series12.json")).photometryResults());

    assertThat(pipeline.runVisualization()).contains(folder.resolve("results/combined_plot.png"));
    assertThat(folder.resolve("results/combined_plot.png")).isNotEmptyFile();
  }

  @Test
  void theRealRunResumesAtVisualization() throws Exception {
    Path state = GoldenData.data("spherex", "cloverleaf", "cloverleaf.yaml");
    Files.copy(state, folder.resolve("cloverleaf.yaml"));
    QueryConfig config = QueryConfig.fromSavedState("cloverleaf", folder);

    SpherexState done = new SPXQueryPipeline(config).resume();

    assertThat(done.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(done.photometryResults()).hasSize(108);
    assertThat(folder.resolve("results/combined_plot.png")).isNotEmptyFile();
    assertThat(LightCurveFile.read(folder.resolve("results/lightcurve.csv"))).hasSize(108);
    assertThat(List.of(folder.resolve("results/query_summary.json")))
        .as("nothing was asked again")
        .allMatch(Files::notExists);
  }
}
