package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.alidade.array.InvalidStateException;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.archive.ArchiveAccess;
import org.alidade.spherex.archive.FakeTapService;
import org.alidade.spherex.archive.ServerFault;
import org.alidade.spherex.archive.TapClient;
import org.alidade.spherex.archive.TapRequest;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden run over twelve files as a whole, against a server, in the three modes. */
class SeriesRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private SeriesArchive archive;
  private QueryConfig config;

  @SuppressWarnings("NullAway.Init")
  SeriesRunTest() {}

  @BeforeAll
  static void needsTheSeries() {
    GoldenData.golden("spherex", "s01_series12");
  }

  @BeforeEach
  void start() throws IOException {
    archive = new SeriesArchive();
    config = archive.config(folder);
  }

  @AfterEach
  void stop() {
    archive.close();
  }

  @Test
  void oneCallDoesItAll() throws IOException {
    SpherexState state =
        Spherex.runPipeline(
            213.942708,
            11.495389,
            folder,
            Map.of(
                "source_name", "s01_series12",
                "cutout_size", "60px",
                "tap_url", archive.server.tapUrl().toString()));
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertProducts();
    String asked = FakeTapService.field(archive.server.requests("/TAP/async").get(0), "QUERY");
    assertThat(asked).contains("CONTAINS(POINT('ICRS', 213.942708, 11.495389), p.poly) = 1");
    assertThat(archive.server.requests(archive.path("2025W25_1B_0062_1_D1")))
        .singleElement()
        .satisfies(
            request ->
                assertThat(request.query()).isEqualTo("center=213.942708,11.495389&size=60px"));
  }

  @Test
  void stepByStep() throws IOException {
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
    assertThatThrownBy(pipeline::runDownload).isInstanceOf(InvalidStateException.class);
    QueryResults found = pipeline.runQuery();
    assertThat(found.observations()).hasSize(12);
    assertThat(summary().path("total_size_gb_estimated").asBoolean()).isTrue();
    assertThat(pipeline.runDownload(true)).hasSize(12).allMatch(Files::exists);
    archive.series.assertSame(pipeline.runProcessing());
    assertThat(pipeline.runVisualization()).isPresent();
    assertProducts();
  }

  @Test
  void resumedFromTheSavedState() throws IOException {
    new SPXQueryPipeline(config, List.of(PipelineStage.QUERY, PipelineStage.DOWNLOAD))
        .runFullPipeline();
    QueryConfig saved =
        QueryConfig.fromSavedState("s01_series12", folder)
            .update("pipeline_stages", PipelineStage.ALL);
    assertThat(saved).isEqualTo(config);
    SPXQueryPipeline pipeline = new SPXQueryPipeline(saved);
    pipeline.resume();
    assertProducts();
    assertThat(archive.requests()).isEqualTo(12);
    assertThat(archive.server.requests("/TAP/async")).hasSize(1);
  }

  private void assertProducts() throws IOException {
    JsonNode state = JSON.readTree(folder.resolve("s01_series12.json").toFile());
    JsonNode golden = JSON.readTree(archive.series.folder.resolve("state.json").toFile());
    assertThat(state.path("stage")).isEqualTo(golden.path("stage"));
    assertThat(state.path("completed_stages")).isEqualTo(golden.path("completed_stages"));
    assertThat(state.path("downloaded_files")).hasSize(12);
    assertThat(state.path("csv_path").asText()).isEqualTo("results/lightcurve.csv");
    assertThat(state.path("plot_path").asText()).isEqualTo("results/combined_plot.png");
    JsonNode found = state.path("query_results").path("observations");
    JsonNode expected = golden.path("query_results").path("observations");
    assertThat(found).hasSize(expected.size());
    for (int i = 0; i < found.size(); i++) {
      for (String key : List.of("obs_id", "band", "mjd", "t_min", "t_max")) {
        assertThat(found.get(i).path(key)).as(key).isEqualTo(expected.get(i).path(key));
      }
      assertThat(found.get(i).path("wavelength_min").asDouble())
          .isCloseTo(expected.get(i).path("wavelength_min").asDouble(), within(1e-12));
    }
    JsonNode summary = summary();
    assertThat(summary.path("n_observations").asInt()).isEqualTo(12);
    assertThat(summary.path("total_size_gb_estimated").asBoolean()).isFalse();
    assertThat(summary.path("time_span_days").asDouble()).isEqualTo(3.336227551852062);
    assertThat(summary.path("total_size_gb").asDouble())
        .isCloseTo(0.05690574645996094, within(1e-12));
    assertThat(summary.path("band_counts").path("D5").asInt()).isEqualTo(2);
    archive.series.assertSame(LightCurveFile.read(folder.resolve("results/lightcurve.csv")));
    assertThat(folder.resolve("results/combined_plot.png")).isNotEmptyFile();
    assertThat(JSON.readTree(folder.resolve("results/download_urls.json").toFile())).hasSize(13);
  }

  private JsonNode summary() throws IOException {
    return JSON.readTree(folder.resolve("results/query_summary.json").toFile());
  }

  @Test
  void faultsOfTheArchiveStopNothing() throws IOException {
    List<String> keys = archive.keys();
    archive.server.fault(
        archive.path(keys.get(0)), ServerFault.status(503), new ServerFault.Reset());
    archive.server.fault(archive.path(keys.get(1)), new ServerFault.ShortBody(1000));
    for (int i = 0; i < 4; i++) {
      archive.server.fault(archive.path(keys.get(2)), ServerFault.status(500));
    }
    archive.server.fault(archive.path(keys.get(3)), ServerFault.status(403));
    SpherexState state = new SPXQueryPipeline(config).runFullPipeline();
    assertThat(state.downloadFailures())
        .extracting(failure -> failure.obsId() + "_" + failure.band().text())
        .containsExactly(keys.get(2), keys.get(3));
    assertThat(state.photometryResults()).hasSize(10);
    assertThat(archive.requests(keys.get(2))).isEqualTo(4);
    assertThat(archive.requests(keys.get(3))).as("permanent").isEqualTo(1);
    int before = archive.requests();

    state = new SPXQueryPipeline(config).resume();

    assertThat(archive.requests() - before).isEqualTo(2);
    assertThat(state.downloadFailures()).isEmpty();
    archive.series.assertSame(state.photometryResults());
    assertProducts();
  }

  @Test
  void aQueryThatWasUnderWayIsFetchedAndNotAskedAgain() throws Exception {
    URI job =
        new TapClient(archive.server.tapUrl(), ArchiveAccess.of(config.download()))
            .submit(TapRequest.of("SELECT 1"))
            .address();
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
    QueryJob.of(RunFolder.of(config), config).save(job);
    QueryJob.of(RunFolder.of(config), config.update("bands", List.of("D1")))
        .saved()
        .ifPresent(other -> fail("another question has the same job"));

    assertThat(pipeline.runQuery().observations()).hasSize(12);

    assertThat(archive.server.requests("/TAP/async")).as("the one of this test").hasSize(1);
    assertThat(QueryJob.of(RunFolder.of(config), config).saved()).isEmpty();
  }

  @Test
  void filesThatMovedAreFoundAgain() throws IOException {
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
    archive.server.tap().answer(archive.answer("gone/"));
    pipeline.runQuery();
    archive.server.tap().answer(archive.answer(""));
    assertThat(pipeline.runDownload()).hasSize(12);
    assertThat(pipeline.state().downloadFailures()).isEmpty();
  }

  @Test
  void truncatedFilesAreNotTrusted() throws IOException {
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
    pipeline.runQuery();
    List<Path> files = pipeline.runDownload();
    truncate(files.get(3));
    new SPXQueryPipeline(config).runDownload();
    assertThat(archive.requests()).isEqualTo(13);

    truncate(files.get(4));
    Files.delete(folder.resolve(".alidade/s01_series12/download.run"));
    new SPXQueryPipeline(config).runDownload();
    assertThat(archive.requests()).as("without the journal, too").isEqualTo(14);
    archive.series.assertSame(new SPXQueryPipeline(config).runProcessing());
  }

  private static void truncate(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(content, content.length / 2));
  }

  @Test
  void aSmallerCutoutIsFetchedAnew() {
    new SPXQueryPipeline(config).runFullPipeline();
    SpherexState state = new SPXQueryPipeline(config.update("cutout_size", "40px")).resume();
    assertThat(archive.requests()).isEqualTo(24);
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(archive.server.requests("/TAP/async")).hasSize(1);
  }
}
