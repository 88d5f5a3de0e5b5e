package org.alidade.spherex.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.alidade.array.InvalidStateException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of things in a run, with an archive in memory. */
class SPXQueryPipelineTest {
  @TempDir Path folder;

  private final FakeArchive archive = new FakeArchive();
  private final FakePhotometer photometer = new FakePhotometer();
  private QueryConfig config;

  @BeforeEach
  void configure() {
    config = QueryConfig.of(new Source(10, 20, "m1"), folder);
  }

  private SPXQueryPipeline.Builder builder() {
    return SPXQueryPipeline.builder(config)
        .archive(archive)
        .photometer(photometer)
        .products(new FakeProducts());
  }

  private SPXQueryPipeline pipeline() {
    return builder().build();
  }

  @Test
  void imagesWithoutAddressAreListed() {
    archive.unresolved = List.of("obs9_D4: no link");
    pipeline().runFullPipeline();
    assertThat(saved().queryWarnings()).containsExactly("obs9_D4: no link");
    archive.unresolved = List.of();
    pipeline().runQuery();
    assertThat(saved().queryWarnings()).isEmpty();
  }

  @Test
  void aFullRunCompletesAllStages() {
    SpherexState state = pipeline().runFullPipeline();
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.stage()).isEqualTo("complete");
    assertThat(state.downloadedFiles()).hasSize(6).allMatch(Files::exists);
    assertThat(state.photometryResults())
        .extracting(PhotometryResult::obsId)
        .containsExactly("obs0", "obs1", "obs2", "obs3", "obs4", "obs5");
    assertThat(state.plotPath()).isEqualTo(folder.resolve("results/combined_plot.png")).exists();
    assertThat(StateFile.of(folder, config.source()).load()).contains(state);
  }

  @Test
  void stepsSaveWhatComesNext() {
    SPXQueryPipeline steps = pipeline();
    steps.runQuery();
    assertThat(saved().stage()).isEqualTo("download");
    steps.runDownload();
    assertThat(saved().stage()).isEqualTo("processing");
    steps.runProcessing();
    assertThat(saved().stage()).isEqualTo("visualization");
    steps.runVisualization();
    assertThat(saved().stage()).isEqualTo("complete");
    assertThat(steps.statusMessage()).contains("m1").contains("the run is complete");
  }

  private SpherexState saved() {
    return StateFile.of(folder, config.source()).load().orElseThrow();
  }

  @Test
  void aStepOfANewProcessGoesOnWithTheSavedState() {
    pipeline().runQuery();
    pipeline().runDownload();
    assertThat(pipeline().runProcessing()).hasSize(6);
    assertThat(pipeline().runVisualization()).isPresent();
    assertThat(archive.queries).isEqualTo(1);
  }

  @Test
  void aStageWithoutThoseItNeedsIsRefused() {
    SPXQueryPipeline pipeline = pipeline();
    assertThatThrownBy(pipeline::runProcessing)
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("processing")
        .hasMessageContaining("query, download")
        .hasMessageContaining("[]");
    pipeline.runQuery();
    assertThatThrownBy(pipeline::runVisualization)
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("download, processing")
        .hasMessageContaining("[query]");
  }

  @Test
  void selectedStagesAloneAreRun() {
    config = config.update("pipeline_stages", List.of(PipelineStage.QUERY, PipelineStage.DOWNLOAD));
    SpherexState state = pipeline().runFullPipeline();
    assertThat(state.completedStages())
        .containsExactly(PipelineStage.QUERY, PipelineStage.DOWNLOAD);
    assertThat(photometer.measured).isEmpty();
  }

  @Test
  void resumingACompleteRunDoesNothing() {
    pipeline().runFullPipeline();
    archive.fetched.clear();
    photometer.measured.clear();
    SpherexState state = pipeline().resume();
    assertThat(state.stage()).isEqualTo("complete");
    assertThat(archive.fetched).isEmpty();
    assertThat(photometer.measured).isEmpty();
    assertThat(archive.queries).isEqualTo(1);
  }

  @Test
  void changedOptionsDoAgainWhatDependsOnThem() {
    pipeline().runFullPipeline();
    archive.fetched.clear();
    photometer.measured.clear();
    config = config.update("sigma_threshold", 3);
    pipeline().resume();
    assertThat(photometer.measured).isEmpty();

    config = config.update("aperture_diameter", 6);
    SpherexState state = pipeline().resume();
    assertThat(photometer.measured).hasSize(6);
    assertThat(state.photometryResults().get(2).fluxMicrojansky()).isEqualTo(12);
    assertThat(archive.fetched).isEmpty();

    config = config.update("cutout_size", "60px");
    pipeline().resume();
    assertThat(archive.fetched).hasSize(6);
    assertThat(archive.queries).isEqualTo(1);

    config = config.update("bands", List.of("D1", "D2"));
    pipeline().resume();
    assertThat(archive.queries).isEqualTo(2);
  }

  @Test
  void failedImagesAreListedAndTriedFirstOnResume() {
    archive.failures.put("https://archive/v1/obs4", 500);
    SpherexState state = pipeline().runFullPipeline();
    assertThat(state.downloadFailures())
        .singleElement()
        .satisfies(failure -> assertThat(failure.obsId()).isEqualTo("obs4"))
        .satisfies(failure -> assertThat(failure.message()).contains("500"));
    assertThat(archive.fetched).filteredOn(url -> url.endsWith("obs4")).hasSize(3);
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.photometryResults()).hasSize(5);

    photometer.measured.clear();
    archive.fetched.clear();
    archive.failures.clear();
    state = pipeline().resume();
    assertThat(archive.fetched).containsExactly("https://archive/v1/obs4");
    assertThat(photometer.measured).as("the others are known").containsExactly("obs4");
    assertThat(state.downloadFailures()).isEmpty();
    assertThat(state.photometryResults())
        .extracting(PhotometryResult::obsId)
        .containsExactly("obs0", "obs1", "obs2", "obs3", "obs4", "obs5");
  }

  @Test
  void resumingInVainChangesNothing() {
    archive.failures.put("https://archive/v1/obs4", 403);
    pipeline().runFullPipeline();
    photometer.measured.clear();
    SpherexState state = pipeline().resume();
    assertThat(state.downloadFailures()).hasSize(1);
    assertThat(photometer.measured).isEmpty();
  }

  @Test
  void movedFilesGetTheirNewAddress() {
    pipeline().runQuery();
    archive.version = "v2";
    for (int i = 0; i < 6; i++) {
      archive.failures.put("https://archive/v1/obs" + i, 404);
    }
    SPXQueryPipeline pipeline = pipeline();
    assertThat(pipeline.runDownload()).hasSize(6);
    assertThat(pipeline.state().downloadFailures()).isEmpty();
    assertThat(archive.queries).isEqualTo(2);
    assertThat(saved().query().orElseThrow().observations())
        .allMatch(observation -> observation.downloadUrl().contains("/v2/"));
  }

  @Test
  void imagesWithoutMeasurementAreListed() {
    photometer.bad.add("obs3");
    SpherexState state = pipeline().runFullPipeline();
    assertThat(state.photometryResults()).hasSize(5);
    assertThat(state.photometryFailures()).hasSize(1);
    assertThat(saved().photometryFailures()).isEqualTo(state.photometryFailures());
  }

  @Test
  void nothingFoundCompletesTheRun() {
    archive.observations = 0;
    SpherexState state = pipeline().runFullPipeline();
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(state.csvPath()).isNull();
    assertThat(state.plotPath()).isNull();
  }

  @Test
  void aCancelledRunGoesOnWhereItStopped() {
    CancellationToken token = new CancellationToken();
    RunListener cancelling =
        new RunListener() {
          @Override
          public void itemDone(String stage, String item) {
            if (stage.equals("processing")) {
              token.cancel();
            }
          }
        };
    config = config.update("max_processing_workers", 1);
    SPXQueryPipeline first = builder().listener(cancelling).cancellation(token).build();
    assertThatThrownBy(first::runFullPipeline).isInstanceOf(CancellationException.class);
    assertThat(saved().completedStages())
        .containsExactly(PipelineStage.QUERY, PipelineStage.DOWNLOAD);
    SpherexState state = pipeline().resume();
    assertThat(state.photometryResults()).hasSize(6);
    assertThat(archive.fetched).hasSize(6);
    assertThat(archive.queries).isEqualTo(1);
  }

  @Test
  void aFinishedStageCanBeRunAgain() {
    SPXQueryPipeline pipeline = pipeline();
    pipeline.runFullPipeline();
    photometer.measured.clear();
    pipeline.runProcessing();
    assertThat(photometer.measured).hasSize(6);
    assertThat(pipeline.state().isComplete(PipelineStage.VISUALIZATION)).isFalse();
    pipeline.runDownload(false);
    assertThat(archive.fetched).hasSize(12);
  }

  @Test
  void aFigureThatIsGoneIsDrawnAgain() throws IOException {
    SpherexState state = pipeline().runFullPipeline();
    Files.delete(folder.resolve("results/combined_plot.png"));
    photometer.measured.clear();
    assertThat(pipeline().resume()).isEqualTo(state);
    assertThat(folder.resolve("results/combined_plot.png")).exists();
    assertThat(photometer.measured).isEmpty();
  }

  @Test
  void aSecondRunnerIsRefused() {
    RunFolder.of(config).make();
    try (RunLock lock = RunLock.of(RunFolder.of(config))) {
      assertThat(lock).hasToString(folder.resolve(".alidade/m1/run.lock").toString());
      SPXQueryPipeline second = pipeline();
      assertThatThrownBy(second::runQuery)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("already going on");
    }
    assertThat(pipeline().runQuery().observations()).hasSize(6);
  }

  @Test
  void anUnreadableStateMeansAFullRun() throws IOException {
    pipeline().runFullPipeline();
    Files.writeString(folder.resolve("m1.json"), "{ broken");
    SpherexState state = pipeline().resume();
    assertThat(state.completedStages()).isEqualTo(PipelineStage.ALL);
    assertThat(folder.resolve("m1.json.bad")).exists();
    assertThat(archive.fetched).as("images on the disk count").hasSize(6);
  }
}
