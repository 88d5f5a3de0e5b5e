package org.alidade.transients.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationFilter;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.jobs.DeadLetters;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.WorkerOptions;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.mock.MockSkyOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From generated files to detections, with everything real. */
@ExtendWith(LeakCheck.class)
abstract class CascadeContract {
  private static final UUID SURVEY = UUID.fromString("00000000-0000-4000-8000-000000000001");

  @TempDir Path folder;

  abstract SystemOptions options() throws Exception;

  private static MockOptions small() {
    return MockOptions.defaults()
        .withSupernovae(1)
        .withEpochs(1, 2)
        .withSky(MockSkyOptions.defaults().withStars(60).withGalaxies(4).withSaturatedStars(0))
        .withCamera(MockCamera.defaults().withSize(256, 256));
  }

  @Test
  void filesBecomeDetections() throws Exception {
    MockArchive archive = MockArchive.write(small(), folder.resolve("mock"));
    WorkerOptions quick = WorkerOptions.defaults().withIntervals(0.05, 1);
    try (TransientSystem system = TransientSystem.open(options().withWorkers(quick))) {
      IngestOptions everything =
          IngestOptions.of(archive.fitsFolder(), SURVEY).withQueryResults(archive.queryResults());
      assertThatThrownBy(() -> system.ingestion().run(everything))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining(SURVEY.toString());
      List<IngestedSupernova> report =
          system.ingestion().run(everything.withCreateSurvey("PS1").withRequireBoth(true));
      assertThat(report).hasSize(1);
      assertThat(report.get(0).errors()).isEmpty();
      assertThat(report.get(0).science()).hasSize(2).allMatch(IngestedObservation::added);
      try (Workers workers = system.startWorkers()) {
        assertThat(workers).isNotNull();
        assertThat(system.awaitIdle(Duration.ofMinutes(5))).isTrue();
      }
      check(system);
      checkDetections(system, archive);
      IngestedSupernova again = system.ingestion().run(everything).get(0);
      assertThat(again.references()).noneMatch(IngestedObservation::added);
      assertThat(system.database().<Long>read(s -> new QueueMonitor(s).open())).isZero();
    }
  }

  private static void check(TransientSystem system) {
    assertThat(system.database().<List<?>>read(s -> DeadLetters.latest(s, 10))).isEmpty();
    assertThat(
            system
                .database()
                .<Map<ObservationStatus, Long>>read(s -> s.observations().countByStatus()))
        .isEqualTo(Map.of(ObservationStatus.DIFFERENCED, 2L, ObservationStatus.PREPROCESSED, 1L));
    List<Observation> all =
        system.database().read(s -> s.observations().list(ObservationFilter.all()));
    for (Observation observation : all) {
      assertThat(system.store().exists(observation.fitsUrl())).isTrue();
      assertThat(system.store().exists(String.valueOf(observation.processedPath()))).isTrue();
    }
    List<DifferenceRun> runs = system.database().read(s -> s.differenceRuns().latest(10));
    assertThat(runs)
        .filteredOn(run -> run.status() == RunStatus.COMPLETED)
        .hasSize(2)
        .allSatisfy(
            run ->
                assertThat(system.store().exists(String.valueOf(run.differenceImagePath())))
                    .isTrue());
  }

  private static void checkDetections(TransientSystem system, MockArchive archive) {
    List<DetectionRow> near =
        system
            .database()
            .read(
                s ->
                    s.detections()
                        .cone(
                            archive.fields().get(0).supernova().raDegrees(),
                            archive.fields().get(0).supernova().decDegrees(),
                            2.0 / 3600));
    assertThat(near).isNotEmpty();
    assertThat(near).anyMatch(detection -> detection.confidenceScore() > 0.5);
    List<DetectionRow> all =
        system.database().read(s -> s.detections().list(DetectionFilter.all()));
    assertThat(all).hasSizeLessThan(40);
  }

  @Test
  void whatCannotBeReadIsReportedAndTheRestGoesOn() throws Exception {
    MockArchive archive = MockArchive.write(small(), folder.resolve("mock"));
    Path science = archive.fitsFolder().resolve(archive.fields().get(0).name()).resolve("science");
    Files.writeString(science.resolve("broken.fits"), "no image");
    Files.delete(archive.fitsFolder().resolve("download_results.json"));
    try (TransientSystem system = TransientSystem.open(options())) {
      IngestedSupernova report =
          system
              .ingestion()
              .run(IngestOptions.of(archive.fitsFolder(), SURVEY).withCreateSurvey("PS1"))
              .get(0);
      assertThat(report.science()).hasSize(2);
      assertThat(report.errors())
          .singleElement()
          .satisfies(error -> assertThat(error).contains("broken.fits"));
      Path written = folder.resolve(Ingestion.FILE_NAME);
      Ingestion.write(written, List.of(report));
      assertThat(text(written)).contains("science_observations").contains("fits_url");
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
