package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.transients.database.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One of each kind behind one door: recognised by content, reached, and nothing else reached. */
class FrontDoorTest {
  private static final String SECRET = "nobody may read this";
  private static final String HOST = "Host: localhost";
  private static final String HOSTILE = "<img src=x onerror=alert(1)>.h5";

  @TempDir static Path folder;
  private static Path served;
  private static TransientWorld world;
  private static FrontDoor door;
  private static Client client;

  @BeforeAll
  static void open() throws IOException {
    served = Files.createDirectory(folder.resolve("served"));
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Galleries.report(outside.resolve("elsewhere"));
    cube(served.resolve(HOSTILE));
    Path deep = Files.createDirectories(served.resolve("fits/deep"));
    cube(served.resolve("fits/galaxy.dat"));
    cube(deep.resolve("unseen.h5"));
    Files.createFile(served.resolve("growing.h5"));
    Files.createFile(served.resolve("growing.h5.fit.h5"));
    MockStores.write(served.resolve("field"), MockStores.field(8, 20));
    Galleries.run(served, "lvm_tiles");
    Path report = Galleries.report(served.resolve("report"));
    Galleries.spherex(served.resolve("star"), "s01");
    Files.writeString(served.resolve("notes.txt"), SECRET);
    Files.writeString(served.resolve("garbage.h5"), SECRET);
    Files.createSymbolicLink(served.resolve("link"), outside);
    Files.createSymbolicLink(report.resolve("leak.txt"), folder.resolve("secret.txt"));
    Files.writeString(report.resolve(".hidden.txt"), SECRET);
    world =
        new TransientWorld(
            Files.createDirectory(served.resolve("survey")), 2, TransientWorld.options());
    door = FrontDoor.open(WebOptions.of(served).withPort(0));
    client = new Client(door.address());
  }

  @AfterAll
  static void close() {
    door.close();
    door.close();
    world.close();
  }

  private static void cube(Path file) {
    try (Hdf5File created = Hdf5File.create(file)) {
      created.createGroup("/Fit");
    }
  }

  @Test
  void contentDecidesWhatThingsAre() {
    assertThat(door.shown().stream().map(one -> one.kind() + " " + one.path().getFileName()))
        .containsExactlyInAnyOrder(
            "cube " + HOSTILE,
            "cube galaxy.dat",
            "cube growing.h5",
            "light_curves field",
            "spherex star",
            "transients survey",
            "run lvm_tiles.run",
            "report report");
    assertThat(door.notShown().stream().map(one -> one.path().getFileName() + ": " + one.reason()))
        .contains(
            "notes.txt: no kind of file that there is a page for",
            "garbage.h5: no kind of file that there is a page for",
            "link: a link that leads out of the folder",
            "deep: it lies deeper than 2 folders")
        .noneMatch(text -> text.contains("growing.h5.fit.h5"));
  }

  @Test
  void everyAddressOfTheListIsAPageAndAState() {
    JsonNode list = client.json("/api/front");
    assertThat(list.path("version").asText()).isNotEmpty();
    int items = 0;
    for (JsonNode shelf : list.path("shelves")) {
      for (JsonNode item : shelf.path("items")) {
        String href = item.path("href").asText();
        assertThat(href).matches("/[a-z]+/[a-z0-9._-]+");
        HttpResponse<String> page = client.get(href);
        assertThat(page.statusCode()).as(href).isEqualTo(200);
        assertThat(page.body()).contains("class=\"crumb\"", "class=\"skip\"");
        JsonNode state = client.json("/api" + href + "/state");
        assertThat(state.path("name").asText()).isEqualTo(item.path("name").asText());
        items++;
      }
    }
    assertThat(items).isEqualTo(8);
    assertThat(list.toString()).doesNotContain(folder.toString());
    assertThat(client.get("/").body()).contains("<title>Alidade</title>").doesNotContain("onerror");
  }

  @Test
  void documentsAreThoseOfThePages() {
    assertThat(client.json("/api/lightcurves/field/state").path("summary").asText())
        .startsWith("8 objects, 8 measurement types, 20 epochs");
    assertThat(client.get("/api/lightcurves/field/store").statusCode()).isIn(200, 503);
    JsonNode run = client.json("/api/runs/lvm_tiles.run/run");
    assertThat(run.path("pipeline").asText()).isEqualTo("lvm_tiles");
    assertThat(run.path("stages").path(1).path("done").asInt()).isEqualTo(4);
    assertThat(run.path("failures").path(0).path("item").asText()).isEqualTo("9004");
    assertThat(client.json("/api/runs/lvm_tiles.run/state").path("phase").asText())
        .isEqualTo("failed");
    JsonNode star = client.json("/api/spherex/star/state");
    assertThat(star.path("phase").asText()).isEqualTo("done");
    JsonNode curve = client.json("/api/spherex/star/curve");
    assertThat(curve.path("wavelength")).hasSize(60);
    assertThat(curve.path("band").path(59).asText()).isEqualTo("D6");
    assertThat(client.json("/api/spherex/star/products").path("files").path(0).asText())
        .isEqualTo("results/lightcurve.csv");
    assertThat(client.json("/api/cubes/growing.h5/state").path("phase").asText())
        .isEqualTo("unreadable");
  }

  @Test
  void reportsAreServedWithoutScripts() {
    HttpResponse<String> page = client.get("/reports/report/content/index.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .contains("frame-ancestors 'self'")
        .doesNotContain("script-src");
    assertThat(client.get("/reports/report/content/maps.png").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports/report/content/leak.txt",
        "/reports/report/content/.hidden.txt",
        "/reports/report/content/notes.bin",
        "/reports/report/content/../secret.txt",
        "/reports/report/content/../notes.txt",
        "/reports/report/content/..%2fnotes.txt",
        "/reports/report/content/%2e%2e/%2e%2e/secret.txt",
        "/reports/report/content/..%5c..%5csecret.txt",
        "/reports/report/content//etc/passwd",
        "/reports/report/content/%2fetc%2fpasswd",
        "/reports/report/content/maps.png%00.txt",
        "/reports/elsewhere/content/index.html",
        "/reports/link/content/index.html",
        "/reports/../notes.txt/content/notes.txt",
        "/spherex/star/content/s01.json",
        "/spherex/star/content/results/../../notes.txt",
        "/cubes/growing.h5/content/notes.txt",
        "/cubes/notes.txt",
        "/lightcurves/../../secret.txt",
        "/review/survey/transients.db",
        "/review/survey/static/../../notes.txt",
        "/review/../secret.txt",
        "/api/cubes/notes.txt/state",
        "/static/../notes.txt"
      })
  void noPathLeadsOut(String path) {
    String answer = client.raw("GET " + path + " HTTP/1.1", HOST);
    assertThat(Client.status(answer)).as(answer).isIn(400, 404);
    assertThat(answer).doesNotContain(SECRET, "root:", "not for pages", "SQLite", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "192.168.1.7", ""})
  void foreignNamesAreRefused(String host) {
    for (String path :
        List.of("/", "/api/front", "/reports/report/content/index.html", "/review/survey/")) {
      String answer = client.raw("GET " + path + " HTTP/1.1", "Host: " + host);
      assertThat(Client.status(answer)).as(host + path).isIn(400, 403);
    }
  }

  @Test
  void nothingIsWrittenOutsideTheReview() {
    for (String path : List.of("/", "/cubes/growing.h5", "/api/front", "/api/runs/x/run")) {
      assertThat(client.post(path, "{}").statusCode()).as(path).isEqualTo(405);
    }
    assertThat(client.post("/api/lightcurves/field/store/open", "{\"path\":\"../outside\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
    assertThat(
            client
                .post("/api/lightcurves/field/store/open", "{}", "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void transientsAskForTheirKey() {
    String api = "/review/survey/api/v1";
    assertThat(client.json("/api/review/survey/state").path("phase").asText()).isEqualTo("locked");
    assertThat(client.get(api + "/observations").statusCode()).isEqualTo(401);
    assertThat(client.get("/api/v1/observations").statusCode()).isEqualTo(404);
    String key = world.key(Role.ANALYST);
    assertThat(client.get(api + "/observations", "X-API-Key", key).statusCode()).isEqualTo(200);
    HttpResponse<String> session = client.post(api + "/session", "{\"key\":\"" + key + "\"}");
    assertThat(session.statusCode()).isEqualTo(200);
    String cookie = session.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("Path=/review/survey", "HttpOnly", "SameSite=Strict");
    String shown = cookie.substring(0, cookie.indexOf(';'));
    assertThat(client.get(api + "/session", "Cookie", shown).statusCode()).isEqualTo(200);
    String next = api + "/curation/next";
    HttpResponse<String> foreign =
        client.post(next, "{}", "Cookie", shown, "Origin", "http://evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("FOREIGN_PAGE");
    assertThat(client.post(next, "{}", "Cookie", shown).statusCode()).isEqualTo(200);
    assertThat(client.get(api + "/nothing", "Cookie", shown).body()).contains("NOT_FOUND");
    assertThat(client.get("/review/survey/api/openapi.json").body())
        .contains("\"/review/survey/api/v1\"");
  }

  @Test
  void foldersWithoutAnythingAreRefusedInOneSentence() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> FrontDoor.open(WebOptions.of(empty).withPort(0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("nothing that has a page");
    Files.writeString(empty.resolve("readme.md"), "text");
    assertThatThrownBy(() -> FrontDoor.open(WebOptions.of(empty).withPort(0)))
        .hasMessageContaining("readme.md");
  }

  @Test
  void namesThatAreNotThereYetAndNamesThatAreTheSame() throws IOException {
    Path twins = Files.createDirectory(folder.resolve("twins"));
    cube(Files.createDirectory(twins.resolve("a")).resolve("galaxy.h5"));
    cube(Files.createDirectory(twins.resolve("b")).resolve("galaxy.h5"));
    Path later = folder.resolve("later.h5");
    try (FrontDoor second = FrontDoor.open(WebOptions.of(later, twins, twins).withPort(0))) {
      assertThat(second.shown().stream().map(one -> one.address().getPath()))
          .containsExactly("/cubes/later.h5", "/cubes/galaxy.h5", "/cubes/galaxy.h5-2");
      Client other = new Client(second.address());
      assertThat(other.json("/api/cubes/later.h5/state").path("phase").asText())
          .isEqualTo("missing");
      cube(later);
      assertThat(other.json("/api/cubes/later.h5/state").path("phase").asText()).isEqualTo("empty");
    }
  }
}
