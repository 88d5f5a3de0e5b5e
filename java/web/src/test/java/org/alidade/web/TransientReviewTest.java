package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.alidade.transients.database.AuditEntry;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Role;
import org.alidade.transients.jobs.QueueMonitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviewing over HTTP: claims, labels, consensus, taking back; and streams and work. */
class TransientReviewTest {
  private static final String KEY = "X-API-Key";
  private static final String V1 = "/api/v1";
  private static final String NEXT = V1 + "/curation/next";
  private static final String LABEL = V1 + "/curation/validation-events";

  @TempDir Path folder;
  private TransientWorld world;
  private Client client;
  private String ann;
  private String bob;
  private String manager;

  @BeforeEach
  void start() {
    world = new TransientWorld(folder, 3, TransientWorld.options());
    client = new Client(world.service.address());
    ann = world.key(Role.ANALYST, "ann");
    bob = world.key(Role.ANALYST, "bob");
    manager = world.key(Role.RESEARCHER, "manager");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private JsonNode post(String path, String body, String key, int status) {
    HttpResponse<String> answer = client.post(path, body, KEY, key);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Client.json(answer).path("data");
  }

  private static String label(UUID id, String label, String level) {
    return "{\"detection_id\": \""
        + id
        + "\", \"label\": \""
        + label
        + "\", \"confidence_level\": \""
        + level
        + "\"}";
  }

  private DetectionRow row(int number) {
    UUID id = world.detections.get(number).id();
    return world.database.read(session -> session.detections().get(id));
  }

  private static String id(JsonNode shown) {
    return shown.path("detection").path("id").asText();
  }

  @Test
  void reviewersGetDifferentDetectionsTheMostUrgentFirst() {
    JsonNode first = post(NEXT, "{}", ann, 200);
    JsonNode second = post(NEXT, "{}", bob, 200);
    assertThat(id(first)).isEqualTo(world.detections.get(0).id().toString());
    assertThat(id(second)).isEqualTo(world.detections.get(1).id().toString());
    assertThat(id(post(NEXT, "{}", ann, 200))).isEqualTo(id(first));
    assertThat(first.path("reference").path("id").asText())
        .isEqualTo(world.reference.id().toString());
    assertThat(first.path("candidate").path("significance").asDouble()).isEqualTo(40);
    assertThat(first.path("labels")).hasSize(8);
    String skip = "{\"skip\": [\"" + id(first) + "\"]}";
    assertThat(id(post(NEXT, skip, ann, 200))).isEqualTo(world.detections.get(2).id().toString());
    post(LABEL, label(world.detections.get(0).id(), "agn", "low"), bob, 409);
    post(V1 + "/curation/detections/" + id(first) + "/claim", "{}", bob, 409);
    post(V1 + "/curation/detections/" + id(first) + "/release", "{}", ann, 200);
    post(V1 + "/curation/detections/" + id(first) + "/claim", "{}", bob, 200);
  }

  @Test
  void aLabelDecidesAndIsTakenBack() {
    UUID id = world.detections.get(0).id();
    post(NEXT, "{}", ann, 200);
    JsonNode outcome = post(LABEL, label(id, "supernova", "expert"), ann, 201);
    assertThat(outcome.path("detection").path("status").asText()).isEqualTo("confirmed");
    assertThat(row(0).humanLabel()).isEqualTo("supernova");
    assertThat(row(0).isValidated()).isTrue();
    assertThat(client.get(V1 + "/curation/alerts", KEY, ann).body()).contains("critical");
    String event = LABEL + "/" + outcome.path("event").path("id").asText();
    assertThat(client.send("DELETE", event, "", KEY, bob).statusCode()).isEqualTo(403);
    assertThat(client.send("DELETE", event, "", KEY, ann).statusCode()).isEqualTo(200);
    assertThat(client.send("DELETE", event, "", KEY, ann).statusCode()).isEqualTo(404);
    assertThat(row(0).status()).isEqualTo(DetectionStatus.PENDING);
    assertThat(row(0).humanLabel()).isNull();
    List<AuditEntry> history =
        world.database.read(session -> session.auditLog().of("detection", id.toString()));
    assertThat(history).extracting(AuditEntry::action).containsExactly("label", "take back");
    assertThat(history).extracting(AuditEntry::userId).containsOnly("ann");
  }

  @Test
  void reviewersAreWeighed() {
    UUID id = world.detections.get(1).id();
    post(LABEL, label(id, "supernova", "medium"), ann, 201);
    post(LABEL, label(id, "artifact", "medium"), bob, 201);
    assertThat(row(1).status()).isEqualTo(DetectionStatus.VALIDATING);
    post(LABEL, label(id, "artifact", "high"), bob, 201);
    assertThat(row(1).status()).isEqualTo(DetectionStatus.REJECTED);
    assertThat(row(1).humanLabel()).isEqualTo("artifact");
    assertThat(row(1).validationConfidence()).isEqualTo(2.0 / 3);
    JsonNode shown =
        Client.json(client.get(V1 + "/curation/detections/" + id, KEY, ann)).path("data");
    assertThat(shown.path("events")).hasSize(2);
    assertThat(shown.path("progress").path("mine").asInt()).isEqualTo(1);
  }

  @Test
  void severalLabelsAreNotedTogetherOrNotAtAll() {
    String path = V1 + "/detections/batch-validate";
    String good = "{\"detection_id\": \"" + row(0).id() + "\", \"verdict\": {\"label\": \"agn\"}}";
    String bad =
        "{\"detection_id\": \"" + UUID.randomUUID() + "\", \"verdict\": {\"label\": \"agn\"}}";
    post(path, "{\"validations\": [" + good + ", " + bad + "]}", manager, 404);
    assertThat(row(0).status()).isEqualTo(DetectionStatus.PENDING);
    post(path, "{\"validations\": [" + good + "]}", manager, 200);
    assertThat(row(0).status()).isEqualTo(DetectionStatus.VALIDATED);
    assertThat(
            client
                .send(
                    "PUT",
                    V1 + "/detections/" + row(2).id() + "/validate",
                    "{\"label\": \"false_positive\"}",
                    KEY,
                    manager,
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isEqualTo(200);
    assertThat(row(2).status()).isEqualTo(DetectionStatus.REJECTED);
  }

  @Test
  void nothingIsLeftWhenAllIsDone() {
    for (DetectionRow detection : world.detections) {
      post(LABEL, label(detection.id(), "unknown", "low"), ann, 201);
    }
    JsonNode shown = post(NEXT, "{}", ann, 200);
    assertThat(shown.path("detection").isNull()).isTrue();
    assertThat(shown.path("progress").path("reviewed").asInt()).isEqualTo(3);
    assertThat(client.get("/metrics", KEY, ann).body())
        .contains("validation_latency_seconds_count 3");
  }

  @Test
  void streamsGoOnAfterTheLastEvent() {
    long last = world.database.read(session -> session.outbox().latest());
    try (EventReader all = new EventReader(world.service.address(), "processing", ann, "0")) {
      for (long id = 1; id <= last; id++) {
        assertThat(all.next().id()).isEqualTo(Long.toString(id));
      }
      UUID id = world.detections.get(0).id();
      post(LABEL, label(id, "supernova", "high"), ann, 201);
      EventReader.Event event = all.next();
      assertThat(event.id()).isEqualTo(Long.toString(last + 1));
      assertThat(event.type()).isEqualTo("detection");
      assertThat(event.data()).contains("supernova", id.toString());
    }
    String before = Long.toString(last - 1);
    try (EventReader again = new EventReader(world.service.address(), "processing", ann, before)) {
      assertThat(again.next().id()).isEqualTo(Long.toString(last));
      assertThat(again.next().id()).isEqualTo(Long.toString(last + 1));
    }
    String filter = "detections?min_confidence=0.9";
    try (EventReader sure = new EventReader(world.service.address(), filter, ann, "0")) {
      assertThat(sure.next().data()).contains(world.detections.get(0).id().toString());
      assertThat(sure.next().data()).contains("DetectionReviewed");
    }
    try (EventReader status = new EventReader(world.service.address(), "status", ann, "")) {
      assertThat(status.next().data()).contains("\"queue\":\"preprocessing\"");
    }
    HttpResponse<String> wrong =
        client.get(
            V1 + "/stream/processing",
            KEY,
            ann,
            "Accept",
            "text/event-stream",
            "Last-Event-ID",
            "1; DROP TABLE outbox");
    assertThat(wrong.statusCode()).isEqualTo(400);
  }

  @Test
  void aServiceThatStopsEndsItsStreams() {
    URI address = world.service.address();
    try (EventReader events = new EventReader(address, "processing", ann, "0");
        EventReader status = new EventReader(address, "status", ann, "")) {
      assertThat(status.next().data()).contains("queue");
      world.service.close();
      events.awaitEnd();
      status.awaitEnd();
    }
  }

  @Test
  void workIsPutIntoTheQueues() {
    String science = "{\"observation_id\": \"" + world.science.id() + "\"}";
    JsonNode waiting = post(V1 + "/detections/infer", science, manager, 202);
    assertThat(waiting.path("queue").asText()).isEqualTo("detection");
    assertThat(waiting.path("added").asBoolean()).isTrue();
    assertThat(post(V1 + "/detections/infer", science, manager, 202).path("added").asBoolean())
        .isFalse();
    post(V1 + "/differencing/difference-runs/run", science, manager, 409);
    String path = V1 + "/preprocessing/observations/" + world.science.id() + "/preprocess";
    post(path, "{}", manager, 409);
    world.database.change(
        session ->
            session
                .observations()
                .transition(
                    world.science.id(),
                    org.alidade.transients.database.ObservationStatus.FAILED,
                    "test",
                    "broken"));
    assertThat(post(path, "{}", manager, 202).path("queue").asText()).isEqualTo("preprocessing");
    assertThat(world.database.<Long>read(session -> new QueueMonitor(session).open())).isEqualTo(2);
    assertThat(client.get(V1 + "/workers/health", KEY, ann).body()).contains("unhealthy");
  }

  @Test
  void imagesAreTakenInAndTheirWorkBegins() {
    String survey = world.database.read(session -> session.surveys().list()).get(0).id().toString();
    String address =
        V1
            + "/observations?survey="
            + survey
            + "&sn_name=2022xyz&observation_type=science&name=first%20image";
    Path image = world.image();
    HttpResponse<String> sent = client.sendFile(address, image, KEY, manager);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
    JsonNode row = Client.json(sent).path("data");
    assertThat(row.path("status").asText()).isEqualTo("ingested");
    assertThat(row.path("ra").asDouble()).isCloseTo(10, within(1e-6));
    assertThat(row.path("filter_band").asText()).isEqualTo("F606W");
    assertThat(row.path("observation_time").asText()).isEqualTo("2020-05-31T06:00:00Z");
    String key = row.path("fits_url").asText();
    assertThat(key).isEqualTo("observations/2022xyz/science/first_image.fits");
    assertThat(world.store.exists(key)).isTrue();
    assertThat(world.database.<Long>read(session -> new QueueMonitor(session).open())).isEqualTo(1);
    assertThat(client.sendFile(address, image, KEY, manager).statusCode()).isEqualTo(409);
    HttpResponse<String> looked = client.sendFile(V1 + "/observations/validate", image, KEY, ann);
    assertThat(Client.json(looked).path("data").path("width").asInt()).isEqualTo(40);
  }
}
