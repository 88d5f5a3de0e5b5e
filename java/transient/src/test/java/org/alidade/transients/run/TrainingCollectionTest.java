package org.alidade.transients.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertFile;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.TrainingSample;
import org.alidade.transients.forced.ForcedOptions;
import org.alidade.transients.forced.ForcedPoint;
import org.alidade.transients.jobs.WorkerOptions;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.mock.MockSkyOptions;
import org.alidade.transients.mock.MockSource;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.DatasetOptions;
import org.alidade.transients.training.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is made of detections once people have looked at them. */
@ExtendWith(LeakCheck.class)
class TrainingCollectionTest {
  private static final UUID SURVEY = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final CollectionOptions PATCHES =
      CollectionOptions.of(DatasetOptions.patches("test").withSize(32).withLimits(0.3, 1000))
          .withLeastConfidence(0.1);

  @TempDir private Path folder;

  @Test
  void reviewedDetectionsBecomeSamplesAlertsAndLightCurves() throws Exception {
    try (TransientSystem system = processed()) {
      TrainingCollection collection = new TrainingCollection(system.database(), system.store());
      assertThat(collection.collect(PATCHES, folder.resolve("none"))).isEmpty();

      List<DetectionRow> detections =
          system.database().read(s -> s.detections().list(DetectionFilter.all()));
      assertThat(detections).hasSizeGreaterThan(2);
      system.database().change(session -> review(session, detections));
      checkCollected(system, collection, detections.size());
      checkAlerts(system);
    }
  }

  private static void review(DatabaseSession session, List<DetectionRow> detections) {
    for (int i = 0; i < detections.size(); i++) {
      boolean real = i % 3 != 2;
      session
          .detections()
          .setVerdict(
              detections.get(i).id(),
              real ? DetectionStatus.VALIDATED : DetectionStatus.REJECTED,
              real ? "supernova" : "artifact",
              1.0);
    }
  }

  private void checkCollected(TransientSystem system, TrainingCollection collection, int reviewed)
      throws IOException {
    Optional<CollectedDataset> first = collection.collect(PATCHES, folder.resolve("set"));
    Optional<CollectedDataset> again = collection.collect(PATCHES, folder.resolve("again"));
    assertThat(first).isPresent();
    CollectedDataset set = first.get();
    assertThat(again.orElseThrow().row().id()).isEqualTo(set.row().id());

    Dataset dataset = DatasetFile.read(set.built().file());
    List<TrainingSample> rows =
        system.database().read(s -> s.trainingSets().samples(set.row().id()));
    assertThat(rows).hasSize(dataset.samples().size()).hasSize(set.row().totalSamples());
    assertThat(rows).filteredOn(row -> row.detectionId() != null).hasSizeBetween(2, reviewed);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.imagePath())
                  .startsWith("training/" + set.row().id() + "/patches/" + row.observationId());
              assertThat(system.store().exists(row.imagePath())).isTrue();
              assertThat(system.store().exists(String.valueOf(row.maskPath()))).isTrue();
            });
    assertThat(dataset.samples())
        .filteredOn(sample -> sample.info().origin().equals("artifact"))
        .allMatch(sample -> !sample.info().real());
    assertThat(dataset.samples().stream().map(Sample::info).map(info -> info.split()).distinct())
        .hasSize(1);
    assertThat(system.store().exists("training/" + set.row().id() + "/manifest.json")).isTrue();
    CollectionOptions strict =
        CollectionOptions.of(DatasetOptions.patches("test").withLimits(1, 1000));
    assertThat(collection.collect(strict, folder.resolve("strict"))).isEmpty();
  }

  private void checkAlerts(TransientSystem system) throws IOException {
    List<Alert> alerts = new AlertExport(system.database(), system.store()).alerts(0.5, 25);
    Path file = folder.resolve("alerts.avro");
    AlertFile.write(file, alerts);
    assertThat(AlertFile.read(file)).hasSameSizeAs(alerts).isNotEmpty();
    assertThat(alerts.get(0).science().orElseThrow().pixels().width()).isEqualTo(63);
    assertThat(alerts).anyMatch(alert -> !alert.previous().isEmpty());
  }

  /** Two epochs of one field, found and scored; the supernova shows in its light curve. */
  private TransientSystem processed() throws Exception {
    MockOptions small =
        MockOptions.defaults()
            .withSupernovae(1)
            .withEpochs(1, 2)
            .withSky(MockSkyOptions.defaults().withStars(60).withGalaxies(4).withSaturatedStars(0))
            .withCamera(MockCamera.defaults().withSize(256, 256));
    MockArchive archive = MockArchive.write(small, folder.resolve("mock"));
    SystemOptions options = SystemOptions.embedded(folder.resolve("system"));
    TransientSystem system =
        TransientSystem.open(options.withWorkers(WorkerOptions.defaults().withIntervals(0.05, 1)));
    system
        .ingestion()
        .run(
            IngestOptions.of(archive.fitsFolder(), SURVEY)
                .withQueryResults(archive.queryResults())
                .withCreateSurvey("PS1"));
    try (Workers workers = system.startWorkers()) {
      assertThat(workers).isNotNull();
      assertThat(system.awaitIdle(Duration.ofMinutes(5))).isTrue();
    }
    MockSource supernova = archive.fields().get(0).supernova();
    List<ForcedPoint> curve =
        new ForcedSeries(system.database(), system.store())
            .measure(supernova.raDegrees(), supernova.decDegrees(), ForcedOptions.defaults());
    assertThat(curve).hasSize(2).anyMatch(point -> point.signalToNoise() > 5);
    return system;
  }
}
