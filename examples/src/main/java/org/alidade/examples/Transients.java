package org.alidade.examples;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.QueryResult;
import org.alidade.transients.archive.QueryResults;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.Role;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.mock.MockSource;
import org.alidade.transients.run.CollectionOptions;
import org.alidade.transients.run.IngestOptions;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TrainingCollection;
import org.alidade.transients.run.TransientSystem;
import org.alidade.transients.training.DatasetOptions;
import org.alidade.web.TransientService;
import org.alidade.web.TransientServiceOptions;

/**
 * From a supernova catalogue to reviewed detections and training data, on generated images.
 *
 * <p>Argument: the folder to write to.
 */
public final class Transients {
  private static final UUID SURVEY = UUID.fromString("11111111-2222-4333-8444-555555555555");

  private Transients() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "transients");
    MockArchive archive = generate(folder.resolve("archive"));
    SystemOptions options = SystemOptions.embedded(folder.resolve("system"));
    try (TransientSystem system = TransientSystem.open(options)) {
      process(system, archive);
      List<DetectionRow> detections = detections(system);
      detections.forEach(
          detection ->
              System.out.printf(
                  "%.5f %+.5f score %.2f%n",
                  detection.ra(), detection.dec(), detection.confidenceScore()));
      review(system, detections, archive.fields().get(0).supernova());
      System.out.println(collect(system, folder.resolve("training")) + " samples");
    }
  }

  /** What query and download would have left: a catalogue, results, images. */
  static MockArchive generate(Path folder) throws IOException {
    MockCamera camera = MockCamera.defaults().withSize(256, 256);
    MockOptions small =
        MockOptions.defaults().withSupernovae(1).withEpochs(1, 2).withCamera(camera);
    MockArchive archive = MockArchive.write(small, folder);
    System.out.println(SupernovaCatalogue.read(archive.catalogue()).entries().size() + " entries");
    for (QueryResult result : QueryResults.read(archive.queryResults())) {
      System.out.println(
          result.name()
              + ": "
              + result.observations(ObservationType.SCIENCE).size()
              + " science images");
    }
    return archive;
  }

  /** Images into the store, their processing by workers in this program. */
  static void process(TransientSystem system, MockArchive archive)
      throws IOException, InterruptedException {
    system
        .ingestion()
        .run(
            IngestOptions.of(archive.fitsFolder(), SURVEY)
                .withQueryResults(archive.queryResults())
                .withCreateSurvey("PS1")
                .withRequireBoth(true));
    Workers workers = system.startWorkers();
    try (workers) {
      System.out.println("all done: " + system.awaitIdle(Duration.ofMinutes(10)));
    }
  }

  static List<DetectionRow> detections(TransientSystem system) {
    return system.database().read(session -> session.detections().list(DetectionFilter.all()));
  }

  /** Labels through the service, as the review page gives them. */
  static void review(TransientSystem system, List<DetectionRow> detections, MockSource supernova)
      throws IOException, InterruptedException {
    String key =
        system
            .database()
            .write(session -> session.apiKeys().issue("ann", Role.ANALYST, null, null))
            .text();
    TransientServiceOptions options = TransientServiceOptions.defaults().withPort(0);
    try (TransientService service =
        TransientService.start(options, system.database(), system.store())) {
      HttpClient client = HttpClient.newHttpClient();
      for (DetectionRow detection : detections) {
        boolean near = Math.abs(detection.dec() - supernova.decDegrees()) < 2.0 / 3600;
        String label =
            "{\"detection_id\": \""
                + detection.id()
                + "\", \"label\": \""
                + (near ? "supernova" : "artifact")
                + "\", \"confidence_level\": \"expert\"}";
        HttpRequest request =
            HttpRequest.newBuilder(service.address().resolve("/api/v1/curation/validation-events"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(label))
                .build();
        HttpResponse<Void> answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        System.out.println(detection.id() + " labelled: " + (answer.statusCode() == 201));
      }
    }
  }

  /** Triplets of science, reference and difference around what was reviewed. */
  static int collect(TransientSystem system, Path folder) throws IOException {
    DatasetOptions triplets = DatasetOptions.triplets("example").withLimits(0, 1000);
    CollectionOptions everything = CollectionOptions.of(triplets).withLeastConfidence(0);
    return new TrainingCollection(system.database(), system.store())
        .collect(everything, folder)
        .map(set -> set.row().totalSamples())
        .orElse(0);
  }
}
