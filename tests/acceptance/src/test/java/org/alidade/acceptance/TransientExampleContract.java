package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.cli.AlidadeCommand;
import org.alidade.testing.ChildJvm;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockField;
import org.alidade.transients.mock.MockSource;
import org.alidade.transients.run.TransientSystem;
import org.alidade.transients.training.DataSplit;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The complete example, by nothing but the command line, every step of it twice. */
abstract class TransientExampleContract {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID SURVEY = UUID.fromString("11111111-2222-4333-8444-555555555555");
  private static final int VIABLE = 2;
  private static final int IMAGES = 3 * VIABLE;

  @TempDir Path folder;

  /** The options that say where rows and files are. */
  abstract List<Object> place() throws IOException;

  /** The same place for a look at what is in it. */
  abstract TransientSystem open() throws IOException;

  @Test
  void fromTheCatalogueToTrainingData() throws IOException, InterruptedException {
    MockArchive archive = TransientArchive.write(VIABLE + 2, folder.resolve("mock"));
    String halfSeen = archive.fields().get(VIABLE).name();
    try (MockMast mast = new MockMast(archive, halfSeen)) {
      query(mast, archive);
      download(mast);
    }
    List<Object> place = place();
    assertThat(ingest(place)).isEqualTo(IMAGES);
    work(place);
    TransientRows processed = rows();
    check(processed, archive);
    assertThat(ingest(place)).isZero();
    work(place);
    assertThat(rows()).isEqualTo(processed);
    review(place, archive, processed);
    TransientRows reviewed = rows();
    assertThat(reviewed.detections())
        .hasSameSizeAs(processed.detections())
        .allMatch(DetectionRow::isValidated)
        .noneMatch(detection -> detection.status() == DetectionStatus.PENDING);
    exportTraining(place);
  }

  private void query(MockMast mast, MockArchive archive) {
    Path output = folder.resolve("output/sn_queries.json");
    Object[] command = {
      "--catalog",
      archive.catalogue(),
      "--missions",
      "PS1",
      "--days-before",
      1095,
      "--limit",
      VIABLE + 1,
      "--mast-url",
      mast.root(),
      "--output",
      output
    };
    JsonNode found = json("query", command);
    assertThat(found.path("processed").asInt()).isEqualTo(VIABLE + 1);
    assertThat(found.path("viable").asInt()).isEqualTo(VIABLE);
    assertThat(found.path("reference_observations").asInt()).isEqualTo(VIABLE);
    assertThat(found.path("science_observations").asInt()).isEqualTo(2 * (VIABLE + 1));
    String written = FolderState.digest(output);
    assertThat(json("query", command)).isEqualTo(found);
    assertThat(FolderState.digest(output)).isEqualTo(written);
    assertThat(mast.queries()).isGreaterThan(2 * (VIABLE + 1));
  }

  private void download(MockMast mast) {
    Path fits = folder.resolve("data/fits");
    Object[] command = {
      "--query-results",
      folder.resolve("output/sn_queries.json"),
      "--output-dir",
      fits,
      "--filter-has-both",
      "--max-obs",
      3,
      "--mast-url",
      mast.root()
    };
    JsonNode brought = json("download", command);
    assertThat(brought.path("complete_pairs").asInt()).isEqualTo(VIABLE);
    assertThat(brought.path("valid_files").asInt()).isEqualTo(IMAGES);
    assertThat(mast.delivered()).isEqualTo(IMAGES);
    Map<String, String> tree = FolderState.of(fits);
    assertThat(json("download", command)).isEqualTo(brought);
    assertThat(mast.delivered()).isEqualTo(IMAGES);
    assertThat(FolderState.of(fits)).isEqualTo(tree);
  }

  private int ingest(List<Object> place) {
    JsonNode ingested =
        json(
            "ingest",
            "--query-results",
            folder.resolve("output/sn_queries.json"),
            "--fits-dir",
            folder.resolve("data/fits"),
            "--survey-id",
            SURVEY,
            "--create-survey",
            "PS1",
            "--filter-has-both",
            place.toArray());
    assertThat(ingested.path("supernovae").asInt()).isEqualTo(VIABLE);
    assertThat(ingested.path("observations").asInt()).isEqualTo(IMAGES);
    assertThat(ingested.path("errors").asInt()).isZero();
    return ingested.path("new_observations").asInt();
  }

  private static void work(List<Object> place) {
    json("worker", "--until-idle", place.toArray());
    JsonNode status = json("status", place.toArray());
    assertThat(status.path("observations").path("preprocessed").asInt()).isEqualTo(VIABLE);
    assertThat(status.path("observations").path("differenced").asInt()).isEqualTo(2 * VIABLE);
    assertThat(status.path("failures")).isEmpty();
    for (JsonNode queue : status.path("queues")) {
      assertThat(queue.path("waiting").asInt() + queue.path("running").asInt()).isZero();
    }
  }

  private TransientRows rows() throws IOException {
    try (TransientSystem system = open()) {
      return TransientRows.of(system);
    }
  }

  private static void check(TransientRows rows, MockArchive archive) {
    for (Observation observation : rows.observations()) {
      assertThat(observation.fitsUrl())
          .startsWith("observations/" + observation.snName() + "/")
          .isIn(rows.objects().keySet());
    }
    assertThat(rows.runs())
        .filteredOn(run -> run.status() == RunStatus.COMPLETED)
        .hasSize(2 * VIABLE);
    for (MockField field : archive.fields().subList(0, VIABLE)) {
      MockSource supernova = field.supernova();
      assertThat(rows.detections())
          .as(field.name())
          .filteredOn(row -> TransientArchive.isNear(supernova, row.ra(), row.dec()))
          .hasSize(2)
          .allMatch(row -> row.confidenceScore() > 0.5);
    }
  }

  private static void review(List<Object> place, MockArchive archive, TransientRows rows)
      throws IOException, InterruptedException {
    JsonNode key = json("key", "--create", "ann", "--role", "analyst", place.toArray());
    List<Object> serve = new ArrayList<>(List.of("transient", "serve", "--json", "--port", 0));
    serve.addAll(place);
    try (ChildJvm service = ChildJvm.start(AlidadeCommand.class, serve.toArray())) {
      String line = service.awaitLine(text -> text.contains("\"address\""));
      String address = line.replaceFirst(".*\"(http[^\"]*)\".*", "$1");
      URI labels = URI.create(address).resolve("/api/v1/curation/validation-events");
      assertThat(post(labels, "wrong", "{}")).isEqualTo(401);
      for (DetectionRow detection : rows.detections()) {
        Optional<MockSource> source =
            TransientArchive.changing(archive, detection.ra(), detection.dec());
        String label = source.map(s -> s.kind().name().toLowerCase(Locale.ROOT)).orElse("artifact");
        String body =
            JSON.writeValueAsString(
                Map.of(
                    "detection_id", detection.id(), "label", label, "confidence_level", "expert"));
        assertThat(post(labels, key.path("key").asText(), body)).isEqualTo(201);
      }
    }
  }

  /** Twice the same set, and no supernova on two sides of a split. */
  private void exportTraining(List<Object> place) throws IOException {
    JsonNode first = export(place, folder.resolve("set"));
    TransientRows once = rows();
    JsonNode again = export(place, folder.resolve("again"));
    assertThat(again.path("dataset_id")).isEqualTo(first.path("dataset_id"));
    assertThat(again.path("samples")).isEqualTo(first.path("samples"));
    assertThat(rows().objects().keySet()).isEqualTo(once.objects().keySet());
    Map<String, DataSplit> splits = new HashMap<>();
    Dataset set = DatasetFile.read(folder.resolve("set/dataset.h5"));
    for (DataSplit split : DataSplit.values()) {
      for (Sample sample : set.split(split)) {
        DataSplit earlier = splits.putIfAbsent(sample.info().snName(), split);
        assertThat(earlier).isIn(null, split);
      }
    }
    assertThat(splits).hasSize(VIABLE);
    assertThat(set.samples()).anyMatch(sample -> sample.info().origin().equals("supernova"));
    assertThat(set.samples()).anyMatch(sample -> !sample.info().real());
  }

  private static JsonNode export(List<Object> place, Path output) {
    Object[] everything = {"--min-confidence", 0, "--min-quality", 0};
    return json("export-training", "--output", output, everything, place.toArray());
  }

  private static int post(URI address, String key, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("X-API-Key", key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static JsonNode json(String verb, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("transient", verb, "--json"));
    for (Object each : arguments) {
      all.addAll(each instanceof Object[] several ? List.of(several) : List.of(each));
    }
    try {
      return JSON.readTree(CommandRun.succeed(all.toArray()).out());
    } catch (IOException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  /** Settings as a file holds them. */
  static Map<String, String> settings(String database, URI store) {
    Map<String, String> settings = new HashMap<>();
    settings.put("DATABASE_URL", database);
    settings.put("CLOUDFLARE_R2_ENDPOINT_URL", store.toString());
    settings.put("CLOUDFLARE_R2_BUCKET_NAME", "astrid");
    settings.put("CLOUDFLARE_R2_ACCESS_KEY_ID", "access");
    settings.put("CLOUDFLARE_R2_SECRET_ACCESS_KEY", "secret");
    return settings;
  }
}
