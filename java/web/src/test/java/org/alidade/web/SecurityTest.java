package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No request reaches anything but the files given, under whatever name. */
class SecurityTest {
  private static final String SECRET = "nobody may read this";
  private static final String HOST = "Host: localhost";

  @TempDir static Path folder;
  private static WebServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    Path served = Files.createDirectory(folder.resolve("served"));
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Files.writeString(served.resolve("secret.txt"), SECRET);
    server = WebServer.start(WebOptions.of(served.resolve("cube.h5")).withPort(0));
    client = new Client(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/files/../secret.txt",
        "/files/../../secret.txt",
        "/files/%2e%2e/secret.txt",
        "/files/0/%2e%2e/%2e%2e/secret.txt",
        "/files/..%2fsecret.txt",
        "/files/%252e%252e%252fsecret.txt",
        "/files/..%5csecret.txt",
        "/files/..\\secret.txt",
        "/files/0/..;/secret.txt",
        "/files/0%00.txt",
        "/files/secret.txt",
        "/files/secret.txt%00",
        "/files/%c0%ae%c0%ae/secret.txt",
        "//secret.txt",
        "/static/../secret.txt",
        "/static/../../../../../../etc/passwd",
        "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/static/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/file:/etc/passwd",
        "/static/panels/../../secret.txt",
        "/static/cube.js/../../../secret.txt",
        "/static/WebServer.class",
        "/static/../WebServer.class",
        "/etc/passwd",
        "file:///etc/passwd",
        "/api/files/../../secret.txt",
        "/api/files/0/..%2f..%2fsecret.txt",
        "/api/files/0/state/../../../../secret.txt",
        "/api/files/%2fetc%2fpasswd/state",
        "/api/files/0/%2fetc%2fpasswd",
        "/META-INF/MANIFEST.MF",
        "/WEB-INF/web.xml"
      })
  void noPathLeadsOut(String path) {
    String answer = client.raw("GET " + path + " HTTP/1.1", HOST);
    assertThat(Client.status(answer)).as(answer).isIn(400, 404);
    assertThat(answer)
        .doesNotContain(SECRET, "root:", "Exception", "\tat ", "Jetty", "Javalin")
        .doesNotContain("secret.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8642",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "192.168.1.7",
        "0.0.0.0",
        "[::2]",
        "localhost@evil.example",
        "2130706433",
        ""
      })
  void foreignNamesAreRefused(String host) {
    for (String path : new String[] {"/", "/api/files", "/static/cube.js", "/nothing"}) {
      String answer = client.raw("GET " + path + " HTTP/1.1", "Host: " + host);
      assertThat(Client.status(answer)).as(host + path).isIn(400, 403);
      assertThat(answer).doesNotContain("cube.h5");
    }
  }

  @Test
  void absoluteTargetsDoNotHideTheName() {
    String answer = client.raw("GET http://evil.example/api/files HTTP/1.1", HOST);
    assertThat(Client.status(answer)).isIn(400, 403);
    assertThat(Client.status(client.raw("GET /api/files HTTP/1.0"))).isIn(400, 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:8642", "LOCALHOST", "127.0.0.1:9", "[::1]", "[::1]:80"})
  void namesOfThisMachineAreAnswered(String host) {
    String answer = client.raw("GET /api/files HTTP/1.1", "Host: " + host);
    assertThat(Client.status(answer)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"})
  void onlyReadingIsAnswered(String method) {
    for (String path : new String[] {"/", "/api/files/0/state", "/nothing"}) {
      String answer = client.raw(method + " " + path + " HTTP/1.1", HOST, "Content-Length: 0");
      assertThat(Client.status(answer)).as(method + path).isIn(400, 404, 405, 501);
      assertThat(answer).doesNotContain("cube.h5");
    }
  }

  @Test
  void headersAloneAreThoseOfTheDocument() {
    String answer = client.raw("HEAD /api/files/0/state HTTP/1.1", HOST);
    assertThat(Client.status(answer)).isEqualTo(200);
    assertThat(Client.hasHeader(answer, "ETag:")).isTrue();
    assertThat(Client.hasHeader(answer, "Content-Type: application/json")).isTrue();
    assertThat(answer).endsWith("\r\n\r\n").doesNotContain("Content-Length: 0", "phase");
    assertThat(Client.status(client.raw("HEAD /files/7 HTTP/1.1", HOST))).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/files/0", "/api/files", "/static/plotly.js", "/nothing"})
  void everyAnswerTellsTheBrowserToBeStrict(String path) {
    String answer = client.raw("GET " + path + " HTTP/1.1", HOST);
    assertThat(Client.hasHeader(answer, "Content-Security-Policy: default-src 'none'")).isTrue();
    assertThat(Client.hasHeader(answer, "X-Content-Type-Options: nosniff")).isTrue();
    assertThat(Client.hasHeader(answer, "X-Frame-Options: DENY")).isTrue();
    assertThat(Client.hasHeader(answer, "Server:")).isFalse();
    assertThat(Client.hasHeader(answer, "Access-Control-Allow-Origin")).isFalse();
  }

  @Test
  void longRequestsAreCutOff() {
    String answer = client.raw("GET /" + "a".repeat(20_000) + " HTTP/1.1", HOST);
    assertThat(Client.status(answer)).isIn(400, 404, 414, 431);
    String headers = client.raw("GET / HTTP/1.1", HOST, "X-Long: " + "b".repeat(20_000));
    assertThat(Client.status(headers)).isEqualTo(431);
  }

  @Test
  void loopbackAloneIsTheDefault() {
    assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
    assertThat(WebOptions.of(Path.of("a.h5")).port()).isEqualTo(8642);
  }

  @Test
  void otherAddressesAnswerToEveryName() {
    try (WebServer open =
        WebServer.start(WebOptions.of(Path.of("a.h5")).withPort(0).withBind("0.0.0.0"))) {
      Client other =
          new Client(java.net.URI.create("http://127.0.0.1:" + open.address().getPort() + "/"));
      String answer = other.raw("GET /api/files HTTP/1.1", "Host: telescope.example:8642");
      assertThat(Client.status(answer)).isEqualTo(200);
    }
  }
}
