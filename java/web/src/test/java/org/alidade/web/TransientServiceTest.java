package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.alidade.transients.database.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint of the service answers, in its envelope. */
class TransientServiceTest {
  private static final String KEY = "X-API-Key";
  private static final String JSON = "application/json";
  private static final String V1 = "/api/v1";

  @TempDir static Path folder;
  private static TransientWorld world;
  private static Client client;
  private static String admin;

  @BeforeAll
  static void start() {
    world = new TransientWorld(folder, 5, TransientWorld.options());
    client = new Client(world.service.address());
    admin = world.key(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201, 202);
    JsonNode envelope = Client.json(answer);
    assertThat(envelope.path("status").asText()).isEqualTo("success");
    assertThat(envelope.path("error").isNull()).isTrue();
    return envelope.path("data");
  }

  private static JsonNode get(String path) {
    return data(client.get(V1 + path, KEY, admin));
  }

  private static HttpResponse<String> send(String method, String path, String body) {
    return client.send(method, V1 + path, body, KEY, admin, "Content-Type", JSON);
  }

  private static String path(String template) {
    return template
        .replace("{science}", world.science.id().toString())
        .replace("{run}", world.run.toString())
        .replace("{detection}", world.detections.get(0).id().toString())
        .replace("{dataset}", world.dataset.toString());
  }

  static List<String> readings() {
    return List.of(
        "/session",
        "/observations",
        "/observations?status=differenced&observation_type=science&sn_name=2021abc&limit=5",
        "/observations/search?ra=150.1&dec=2.2",
        "/observations/surveys",
        "/observations/{science}",
        "/preprocessing/preprocess-runs",
        "/preprocessing/preprocess-runs?observation_id={science}",
        "/preprocessing/observations/{science}/preprocessing-status",
        "/preprocessing/observations/{science}/quality-metrics",
        "/differencing/difference-runs",
        "/differencing/difference-runs/{run}",
        "/differencing/candidates?difference_run_id={run}",
        "/detections",
        "/detections/search?ra=150.1&dec=2.2&confidence_min=0.5",
        "/detections/statistics",
        "/detections/models",
        "/detections/model-runs",
        "/detections/observation/{science}",
        "/detections/{detection}",
        "/detections/{detection}/confidence",
        "/detections/{detection}/light-curve?radius=2",
        "/curation/queue",
        "/curation/detections/{detection}",
        "/curation/validation-events?detection_id={detection}",
        "/curation/alerts",
        "/training/datasets",
        "/training/datasets/{dataset}",
        "/training/datasets/{dataset}/samples",
        "/training/datasets/{dataset}/quality",
        "/workers/status",
        "/workers/queues",
        "/workers/health",
        "/workers/config/queues",
        "/workers/dead-letters",
        "/storage/health",
        "/storage/metadata?key=processed/{science}/image.fits",
        "/api-keys",
        "/api-keys/permission-sets",
        "/health",
        "/health/liveness",
        "/health/readiness",
        "/health/dependencies");
  }

  @ParameterizedTest
  @MethodSource("readings")
  void everythingIsRead(String template) {
    JsonNode data = get(path(template));
    assertThat(data.isMissingNode() || data.isNull()).isFalse();
    HttpResponse<String> other = client.get("/v1" + path(template), KEY, admin);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("X-API-Version")).contains("1");
  }

  @Test
  void rowsCarryTheNamesOfTheDatabase() {
    JsonNode row = get("/observations/" + world.science.id());
    assertThat(row.path("observation_type").asText()).isEqualTo("science");
    assertThat(row.path("status").asText()).isEqualTo("differenced");
    assertThat(row.path("observation_time").asText()).isEqualTo("2021-01-01T00:00:00Z");
    assertThat(row.path("sn_name").asText()).isEqualTo("2021abc");
  }

  @Test
  void pagesAreParts() {
    HttpResponse<String> answer = client.get(V1 + "/detections?limit=2&offset=1", KEY, admin);
    assertThat(data(answer)).hasSize(2);
    assertThat(Client.json(answer).path("meta").path("offset").asInt()).isEqualTo(1);
    assertThat(Client.json(answer).path("data").get(0).path("confidence_score").asDouble())
        .isEqualTo(world.detections.get(1).confidenceScore());
  }

  @ParameterizedTest
  @CsvSource({
    "/observations?limit=0,400",
    "/observations?limit=1001,400",
    "/observations?limit=x,400",
    "/observations?nonsense=1,400",
    "/observations?status=nonsense,400",
    "/observations/search?ra=1,400",
    "/observations/search?ra=NaN&dec=1,400",
    "/observations/search?ra=361&dec=1,400",
    "/observations/nonsense,404",
    "/observations/00000000-0000-0000-0000-000000000001,404",
    "/differencing/difference-runs/00000000-0000-0000-0000-000000000001,404",
    "/detections/00000000-0000-0000-0000-000000000001/stamps/science,404",
    "/nonsense,404",
    "/observations?version=2,400"
  })
  void refusalsAreInWords(String path, int status) {
    HttpResponse<String> answer = client.get(V1 + path, KEY, admin);
    assertThat(answer.statusCode()).isEqualTo(status);
    JsonNode error = Client.json(answer).path("error");
    assertThat(error.path("message").asText()).isNotBlank();
    assertThat(error.path("error_code").asText()).isNotBlank();
    assertThat(error.path("type").asText()).isEqualTo("client_error");
  }

  @Test
  void statesFollowTheTable() {
    String id = world.reference.id().toString();
    HttpResponse<String> illegal =
        send("PUT", "/observations/" + id + "/status", "{\"status\": \"ingested\"}");
    assertThat(illegal.statusCode()).isEqualTo(409);
    assertThat(Client.json(illegal).path("error").path("error_code").asText())
        .isEqualTo("ILLEGAL_TRANSITION");
    JsonNode archived =
        data(
            send(
                "PUT",
                "/observations/" + id + "/status",
                "{\"status\": \"archived\", \"reason\": \"old\"}"));
    assertThat(archived.path("status").asText()).isEqualTo("archived");
    assertThat(archived.path("status_reason").asText()).isEqualTo("old");
  }

  @Test
  void surveysAreEntered() {
    JsonNode survey = data(send("POST", "/observations/surveys", "{\"name\": \"JWST\"}"));
    JsonNode summary = get("/observations/survey/" + survey.path("id").asText() + "/summary");
    assertThat(summary.path("survey").path("name").asText()).isEqualTo("JWST");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|422",
        "[]|422",
        "null|422",
        "{\"name\": 3}|422",
        "{\"nonsense\": 1}|422",
        "{}|422",
        "{\"name\": \"\"}|400"
      })
  void bodiesHaveTheDescribedForm(String body, int status) {
    assertThat(send("POST", "/observations/surveys", body).statusCode()).isEqualTo(status);
    assertThat(client.send("POST", V1 + "/observations/surveys", body, KEY, admin).statusCode())
        .isIn(400, 422);
  }

  @Test
  void stampsAreNumbersAroundTheCandidate() {
    HttpResponse<byte[]> stamp =
        client.bytes(path(V1 + "/detections/{detection}/stamps/science?size=63"), KEY, admin);
    assertThat(stamp.statusCode()).isEqualTo(200);
    assertThat(stamp.headers().firstValue("X-Image-Width")).contains("63");
    float[] values = Floats.of(stamp.body());
    assertThat(values).hasSize(63 * 63);
    assertThat(values[31 * 63 + 31]).isEqualTo(101f);
    HttpResponse<byte[]> wide =
        client.bytes(path(V1 + "/detections/{detection}/stamps/scorr?size=255"), KEY, admin);
    assertThat(Floats.of(wide.body())[0]).isNaN();
    HttpResponse<byte[]> whole =
        client.bytes(
            path(V1 + "/differencing/difference-runs/{run}/images/difference?most=40"), KEY, admin);
    assertThat(whole.headers().firstValue("X-Image-Width")).contains("40");
    assertThat(whole.headers().firstValue("X-Full-Width")).contains("80");
  }

  @Test
  void lightCurvesAreCandidatesAtOnePlace() {
    JsonNode points = get(path("/detections/{detection}/light-curve"));
    assertThat(points).hasSize(5);
    assertThat(points.get(0).path("mjd").asDouble()).isEqualTo(59215);
    assertThat(points.get(0).path("band").asText()).isEqualTo("r");
    assertThat(points.get(0).path("flux_err").asDouble()).isEqualTo(12.5);
  }

  @Test
  void positionsAreMeasuredOnTheDifferenceImages() {
    JsonNode points = get(path("/detections/{detection}/forced-photometry"));
    assertThat(points).hasSize(1);
    assertThat(points.get(0).path("flux").asDouble()).isCloseTo(105, within(0.5));
    assertThat(points.get(0).path("flux_err").asDouble()).isCloseTo(2, within(1e-6));
    assertThat(points.get(0).path("run_id").asText()).isEqualTo(world.run.toString());
  }

  @Test
  void objectsAreDownloaded() {
    HttpResponse<byte[]> file =
        client.bytes(path(V1 + "/storage/download?key=processed/{science}/image.fits"), KEY, admin);
    assertThat(new String(file.body(), 0, 6, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("SIMPLE");
  }

  @Test
  void keysAreMadeAndEnded() {
    JsonNode made = data(send("POST", "/api-keys", "{\"name\": \"robot\", \"role\": \"viewer\"}"));
    String text = made.path("text").asText();
    assertThat(client.get(V1 + "/observations", KEY, text).statusCode()).isEqualTo(200);
    assertThat(get("/api-keys").toString()).doesNotContain(text, "key_hash");
    String id = made.path("key").path("id").asText();
    assertThat(get("/api-keys/" + id).path("role").asText()).isEqualTo("viewer");
    assertThat(
            send("POST", "/api-keys", "{\"name\": \"robot\", \"role\": \"viewer\"}").statusCode())
        .isEqualTo(409);
    data(send("POST", "/api-keys/" + id + "/extend", "{\"expires_at\": \"2999-01-01T00:00:00Z\"}"));
    data(send("POST", "/api-keys/" + id + "/revoke", "{}"));
    assertThat(client.get(V1 + "/observations", KEY, text).statusCode()).isEqualTo(401);
  }

  @Test
  void metricsAreForPrometheus() {
    get("/observations");
    HttpResponse<String> metrics = client.get("/metrics", "Authorization", "Bearer " + admin);
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body())
        .contains(
            "queue_depth{queue=\"preprocessing\"} 0.0",
            "transient_stage_total{outcome=\"completed\",stage=\"differencing\"} 1.0",
            "transient_stage_seconds_count{",
            "zogy_scorr_std 1.02",
            "zogy_beta 0.98",
            "registration_rms_px{axis=\"x\"} 0.07",
            "candidates_per_image 5.0",
            "http_server_requests_seconds_count{method=\"GET\",path=\"/observations\"",
            "jvm_memory_used_bytes");
    assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  void descriptionHoldsEveryRouteAndEveryRouteAnswers() {
    JsonNode document = client.json("/api/openapi.json");
    assertThat(document.path("openapi").asText()).startsWith("3.");
    Set<String> described = new TreeSet<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(operation -> described.add(operation.getKey() + " " + path.getKey())));
    assertThat(described).hasSizeGreaterThan(60).contains("get /observations/{id}");
    List<String> unanswered = new ArrayList<>();
    for (String route : described) {
      String[] parts = route.split(" ", 2);
      String address =
          V1
              + parts[1]
                  .replace("{plane}", "science")
                  .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
      HttpResponse<String> answer =
          client.send(parts[0].toUpperCase(java.util.Locale.ROOT), address, "{}");
      boolean open = parts[1].startsWith("/health") || parts[1].equals("/session");
      if (!(open ? answer.statusCode() != 404 : answer.statusCode() == 401)) {
        unanswered.add(route + " " + answer.statusCode());
      }
    }
    assertThat(unanswered).isEmpty();
    JsonNode observation = document.path("components").path("schemas").path("Observation");
    assertThat(observation.path("properties").has("sn_name")).isTrue();
    assertThat(observation.path("properties").path("status").path("enum").toString())
        .contains("\"preprocessed\"");
  }

  @Test
  void pagesAndDescriptionComeFromTheJar() {
    assertThat(client.get("/").body()).contains("transients.js");
    assertThat(client.get("/api/docs").body()).contains("swagger-ui.js");
    for (String file :
        List.of(
            "swagger-ui.js",
            "swagger-ui.css",
            "transients.css",
            "transients.js",
            "transients/review.js",
            "transients/table.js",
            "plotly.js")) {
      assertThat(client.get("/static/" + file).statusCode()).as(file).isEqualTo(200);
    }
  }
}
