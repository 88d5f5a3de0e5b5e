package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.LeakCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class LightCurveServerTest {
  private static final int OBJECTS = 60;
  private static final int EPOCHS = 400;
  private static final MockField FIELD = MockStores.field(OBJECTS, EPOCHS);
  private static final String AUTO = "ch1_sci-mag_auto";
  private static final String RATIO = "ch1_sci_div-median_area7px_sigclip3";
  private static final String OBJECT = brightest();
  private static final long NUMBER = Long.parseLong(OBJECT.substring(1));
  private static final LightCurve AUTO_CURVE = MockStores.curves(FIELD, NUMBER).get(0);
  private static final int[] VALID = valid(AUTO_CURVE);
  private static final double MAGNITUDE =
      FIELD.objects().column("superstack_mag_auto").number(NUMBER - 1);

  @TempDir static Path folder;
  private static final List<Watched> OPENED = new ArrayList<>();
  private static WebServer server;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no image");
    Path store = MockStores.write(folder.resolve("field.alc"), FIELD);
    MockStores.write(folder.resolve("other.alc"), MockStores.field(3, EPOCHS));
    MockStores.images(folder, FIELD);
    LightCurveOptions options =
        LightCurveOptions.opening(LightCurveServerTest::open).withRoots(List.of(folder));
    server = WebServer.start(WebOptions.of(store).withPort(0), options);
    client = new Client(server.address());
    awaitCounts();
  }

  private static LightCurveStore open(Path path) {
    Watched opened = new Watched(LightCurveStores.open(path));
    OPENED.add(opened);
    return opened;
  }

  private static JsonNode awaitCounts() {
    JsonNode store = client.json("/api/store");
    while (store.path("counting").asBoolean()) {
      Thread.onSpinWait();
      store = client.json("/api/store");
    }
    return store;
  }

  /** The brightest object that is not saturated. */
  private static String brightest() {
    Table objects = FIELD.objects();
    Column magnitudes = objects.column("mag_ref");
    int found =
        IntStream.range(0, OBJECTS)
            .filter(row -> magnitudes.number(row) > 14)
            .boxed()
            .min(Comparator.comparingDouble(row -> magnitudes.number(row)))
            .orElseThrow();
    return objects.column("object").text(found);
  }

  /** Places of the points that are plotted. */
  private static int[] valid(LightCurve curve) {
    return IntStream.range(0, curve.size())
        .filter(i -> curve.values()[i] < 90 && curve.errors()[i] < 1)
        .toArray();
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(OPENED).isNotEmpty().allMatch(store -> store.closed);
  }

  /** A store that remembers whether it was closed. */
  private static final class Watched implements LightCurveStore {
    private final LightCurveStore store;
    private volatile boolean closed;

    Watched(LightCurveStore store) {
      this.store = store;
    }

    @Override
    public StoreInfo info() {
      return store.info();
    }

    @Override
    public Table objects() {
      return store.objects();
    }

    @Override
    public Table epochs() {
      return store.epochs();
    }

    @Override
    public List<MeasurementType> types() {
      return store.types();
    }

    @Override
    public @Nullable LightCurve get(long objectId, int typeId) {
      assertThat(closed).isFalse();
      return store.get(objectId, typeId);
    }

    @Override
    public void close() {
      closed = true;
      store.close();
    }
  }

  /** The document and the arrays of a binary answer. */
  private record Curves(JsonNode head, ByteBuffer arrays) {
    static Curves at(String path) {
      HttpResponse<byte[]> response = client.bytes(path);
      assertThat(response.statusCode()).isEqualTo(200);
      ByteBuffer body = ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN);
      byte[] magic = new byte[4];
      body.get(magic);
      assertThat(new String(magic, StandardCharsets.US_ASCII)).isEqualTo("ALWB");
      byte[] json = new byte[body.getInt()];
      body.get(json);
      body.position((body.position() + 7) / 8 * 8);
      return new Curves(
          Client.parsed(new String(json, StandardCharsets.UTF_8)),
          body.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    double[] doubles(int count) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = arrays.getDouble();
      }
      return values;
    }

    double[] floats(int count) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = arrays.getFloat();
      }
      align();
      return values;
    }

    void align() {
      arrays.position((arrays.position() + 7) / 8 * 8);
    }

    JsonNode curve(int i) {
      return head.path("curves").path(i);
    }
  }

  @Test
  void aStoreShownAloneIsTheFrontPage() {
    assertThat(client.get("/").body()).contains("<title>IDF Lightcurve Viewer</title>");
    assertThat(client.get("/files/0").body()).contains("IDF Lightcurve Viewer");
    JsonNode state = client.json("/api/files/0/state");
    assertThat(state.path("phase").asText()).isEqualTo("open");
    assertThat(state.path("summary").asText()).contains("60 objects", "8 measurement types");
  }

  @Test
  void storeSaysWhatItHolds() {
    JsonNode store = awaitCounts();
    assertThat(store.path("objects").asInt()).isEqualTo(OBJECTS);
    assertThat(store.path("types").path(6).path("key").asText()).isEqualTo(RATIO);
    assertThat(store.path("axis").asText()).isEqualTo("epoch_mjd");
    assertThat(store.path("query").asText()).matches("n_epochs_valid_all > [23][0-9][0-9]");
    assertThat(store.path("statistic").asText()).isEqualTo("n_epochs_valid_all");
    assertThat(store.path("startMjd").asDouble()).isEqualTo(AUTO_CURVE.times()[0]);
    assertThat(store.path("image").asText()).isEqualTo("coadd_ch1.fits");
  }

  @Test
  void objectsAreChosenSortedFilteredAndCut() {
    String query =
        "/api/objects?query=n_epochs_valid_all%20%3E%20100&columns=object,superstack_mag_auto";
    JsonNode page = client.json(query + "&start=0&end=20");
    JsonNode magnitudes = page.path("columns").path("superstack_mag_auto");
    assertThat(magnitudes).hasSize(20);
    for (int i = 1; i < 20; i++) {
      assertThat(magnitudes.path(i).asDouble())
          .isGreaterThanOrEqualTo(magnitudes.path(i - 1).asDouble());
    }
    assertThat(page.path("places").path(7).asInt()).isEqualTo(7);
    int total = page.path("total").asInt();
    assertThat(client.json("/api/objects/keys?query=n_epochs_valid_all%3E100").path("keys"))
        .hasSize(total);
    String filter =
        "%5B%7B%22column%22%3A%22object%22%2C%22kind%22%3A%22contains%22%2C%22value%22%3A%22i1%22%7D%5D";
    JsonNode filtered = client.json(query + "&sort=-superstack_mag_auto&filter=" + filter);
    assertThat(filtered.path("total").asInt()).isBetween(1, total - 1);
    assertThat(filtered.path("columns").path("object").path(0).asText()).startsWith("I1");
    assertThat(client.json("/api/objects?end=500").path("total").asInt()).isEqualTo(OBJECTS);
    assertThat(client.json("/api/objects?query=").path("total").asInt()).isZero();
    assertThat(
            client
                .json("/api/epochs?sort=-epoch_mjd")
                .path("columns")
                .path("epoch")
                .path(0)
                .asText())
        .isEqualTo("gr400");
  }

  @Test
  void conditionsAreChecked() {
    assertThat(client.json("/api/objects/check?query=ra%3E0").path("message").asText())
        .isEqualTo("Matches 60 objects");
    JsonNode wrong = client.json("/api/objects/check?query=ra%3E%3E0");
    assertThat(wrong.path("state").asText()).isEqualTo("invalid");
    assertThat(wrong.path("position").asInt()).isEqualTo(3);
    HttpResponse<String> refused = client.get("/api/objects?query=nope%3E1");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Client.json(refused).path("position").asInt()).isZero();
  }

  @Test
  void curvesHoldTheValidPoints() {
    Curves curves = Curves.at("/api/lightcurve?object=" + OBJECT + "&types=" + AUTO);
    JsonNode head = curves.curve(0);
    int n = head.path("points").asInt();
    assertThat(n).isEqualTo(VALID.length);
    assertThat(curves.head().path("alongTime").asBoolean()).isTrue();
    double[] x = curves.doubles(n);
    double[] values = curves.floats(n);
    for (int k = 0; k < n; k++) {
      assertThat(x[k]).isEqualTo(AUTO_CURVE.times()[VALID[k]]);
      assertThat(values[k]).isEqualTo(AUTO_CURVE.values()[VALID[k]]);
    }
    assertThat(head.path("smoothed").asInt()).isZero();
    assertThat(head.path("clipped").asBoolean()).isFalse();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    assertThat(head.path("statistics").path("mean").asDouble()).isCloseTo(mean, offset(1e-9));
  }

  @Test
  void rangeOfTimeIncludesBothEnds() {
    double from = AUTO_CURVE.times()[VALID[51]];
    double to = AUTO_CURVE.times()[VALID[56]];
    double[] expected =
        IntStream.rangeClosed(51, 56)
            .map(k -> VALID[k])
            .filter(k -> (AUTO_CURVE.flags()[k] & 1) == 0)
            .mapToDouble(k -> AUTO_CURVE.times()[k])
            .toArray();
    Curves curves =
        Curves.at(
            "/api/lightcurve?object="
                + OBJECT
                + "&types="
                + AUTO
                + "&t0="
                + from
                + "&t1="
                + to
                + "&badflags=1");
    int n = curves.curve(0).path("points").asInt();
    double[] x = curves.doubles(n);
    assertThat(x).containsExactly(expected);
    assertThat(curves.curve(0).path("statistics").path("spanDays").asDouble()).isEqualTo(to - x[0]);
  }

  @Test
  void filtersRejectAndSmooth() {
    Curves curves =
        Curves.at(
            "/api/lightcurve?object="
                + OBJECT
                + "&types="
                + AUTO
                + "&window=1&rate=1&rate_lock=1&smooth=1&smooth_days=60");
    JsonNode head = curves.curve(0);
    assertThat(head.path("clipped").asBoolean()).isTrue();
    assertThat(head.path("smoothed").asInt()).isGreaterThan(100);
    int n = head.path("points").asInt();
    curves.doubles(n);
    curves.floats(n);
    curves.floats(n);
    curves.floats(n);
    int rejected = 0;
    for (int i = 0; i < n; i++) {
      rejected += curves.arrays().get();
    }
    assertThat(rejected).isBetween(2, n / 5);
  }

  @Test
  void ratiosBecomeMagnitudesWhereTheChannelHasAReference() {
    JsonNode raw = Curves.at("/api/lightcurve?object=" + OBJECT + "&types=" + RATIO).curve(0);
    assertThat(raw.path("unit").asText()).isEqualTo("ratio");
    Curves both = Curves.at("/api/lightcurve?object=" + OBJECT + "&types=" + AUTO + "," + RATIO);
    assertThat(both.curve(1).path("unit").asText()).isEqualTo("mag");
    assertThat(both.curve(1).path("note").asText())
        .startsWith("ref: " + Math.round(MAGNITUDE * 10 - 0.5) / 10.0);
    assertThat(both.curve(1).path("statistics").path("mean").asDouble())
        .isCloseTo(MAGNITUDE, offset(0.4));
    JsonNode second =
        Curves.at(
                "/api/lightcurve?object="
                    + OBJECT
                    + "&types="
                    + AUTO
                    + ","
                    + RATIO.replace("ch1", "ch2"))
            .curve(1);
    assertThat(second.path("unit").asText()).isEqualTo("ratio");
    assertThat(second.path("note").asText()).contains("no reference");
  }

  @Test
  void otherAxesAreJoinedByTime() {
    Curves curves = Curves.at("/api/lightcurve?object=" + OBJECT + "&x=epoch_reqkey&types=" + AUTO);
    int n = curves.curve(0).path("points").asInt();
    assertThat(curves.doubles(n)[0]).isEqualTo(AUTO_CURVE.times()[VALID[0]]);
    assertThat(curves.doubles(2))
        .containsExactly(3_800_000 + 45_600 * VALID[0], 3_800_000 + 45_600 * VALID[1]);
    Curves texts = Curves.at("/api/lightcurve?object=" + OBJECT + "&x=epoch_note&types=" + AUTO);
    assertThat(texts.head().path("labels").path(1).asText()).isEqualTo("odd");
    texts.doubles(n);
    assertThat(texts.doubles(4)).containsExactly(VALID[0], VALID[1], VALID[2], VALID[3]);
  }

  @Test
  void summaryAndHistogram() {
    JsonNode summary = client.json("/api/summary?object=" + OBJECT + "&types=" + AUTO);
    assertThat(summary.path("columns").path(1).path("value").asText()).isEqualTo(OBJECT);
    JsonNode first = summary.path("curves").path(0).path("statistics").path(0);
    assertThat(first.path("name").asText()).isEqualTo("n_valid");
    assertThat(first.path("value").asInt()).isEqualTo(VALID.length);
    awaitCounts();
    JsonNode histogram = client.json("/api/stats?column=n_epochs_valid_all");
    assertThat(histogram.path("counts")).hasSize(50);
    assertThat(histogram.path("size").asInt()).isEqualTo(OBJECTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lomb-scargle", "box"})
  void periodsAreFound(String method) {
    JsonNode periodic =
        client
            .json("/api/objects?query=kind%20%3D%3D%20%22periodic%22&columns=object,period")
            .path("columns");
    double period = periodic.path("period").path(0).asDouble();
    JsonNode found =
        client.json(
            "/api/periodogram?object="
                + periodic.path("object").path(0).asText()
                + "&types="
                + AUTO
                + "&shortest="
                + 0.7 * period
                + "&method="
                + method);
    assertThat(found.path("periods").size()).isEqualTo(found.path("powers").size());
    if (method.equals("lomb-scargle")) {
      assertThat(found.path("peaks").path(0).path("period").asDouble())
          .isCloseTo(period, offset(0.01 * period));
      assertThat(found.path("peaks").path(0).path("probability").asDouble()).isLessThan(1e-10);
    } else {
      assertThat(found.path("peaks").path(0).path("power").asDouble()).isPositive();
    }
  }

  @Test
  void imagesAndCutouts() {
    Curves image = Curves.at("/api/image?path=coadd_ch1.fits&stretch=log&lo=1&hi=99.5");
    assertThat(image.head().path("width").asInt()).isEqualTo(MockStores.SIDE);
    assertThat(image.arrays().remaining()).isEqualTo(MockStores.SIDE * MockStores.SIDE);
    for (String epoch : new String[] {"", "&epoch=gr3"}) {
      Curves cutout = Curves.at("/api/cutout?object=" + OBJECT + "&size=21" + epoch);
      assertThat(cutout.head().path("x").asDouble()).isCloseTo(10, offset(1.0));
      byte[] pixels = new byte[21 * 21];
      cutout.arrays().get(pixels);
      int most =
          IntStream.range(0, 25)
              .map(i -> pixels[(8 + i / 5) * 21 + 8 + i % 5] & 0xff)
              .max()
              .orElseThrow();
      assertThat(most).isEqualTo(254);
    }
    assertThat(client.get("/api/cutout?object=" + OBJECT + "&epoch=gr9").statusCode())
        .isEqualTo(404);
    assertThat(client.json("/api/image/check?path=coadd_ch1.fits").path("state").asText())
        .isEqualTo("good");
    assertThat(client.json("/api/image/check?path=notes.txt").path("state").asText())
        .isEqualTo("doubtful");
    assertThat(client.json("/api/image/check?path=nothing.fits").path("allowed").asBoolean())
        .isFalse();
    assertThat(client.json("/api/image/check?path=").path("state").asText()).isEqualTo("hint");
  }

  @Test
  void curvesAreExported() {
    String request = "/api/export?object=" + OBJECT + ",I8&types=" + AUTO + "&window=1&format=";
    List<String> csv = client.get(request + "csv").body().lines().toList();
    assertThat(csv).hasSize(2 + VALID.length + valid(MockStores.curves(FIELD, 8).get(0)).length);
    assertThat(csv.get(1)).startsWith("object,ra,dec,measurement,unit,mjd");
    assertThat(csv.get(2))
        .startsWith(OBJECT + ",")
        .contains("," + AUTO + ",mag," + AUTO_CURVE.times()[VALID[0]]);
    assertThat(client.get(request + "ecsv").body()).startsWith("# %ECSV 1.0\n# ---\n");
    JsonNode json = client.json(request + "json");
    assertThat(json.path("curves").path(0).path("mjd")).hasSize(VALID.length);
    assertThat(client.get(request + "exe").statusCode()).isEqualTo(400);
  }

  @Test
  void anotherStoreIsOpenedInTheBackground() {
    HttpResponse<String> answer = client.post("/api/store/open", "{\"path\": \"other.alc\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    int id = Client.json(answer).path("id").asInt();
    JsonNode progress = await("/api/progress/" + id);
    assertThat(progress.path("text").asText()).isEqualTo("Loaded 3 objects \u00d7 400 epochs");
    assertThat(client.json("/api/store").path("objects").asInt()).isEqualTo(3);
    int back =
        Client.json(client.post("/api/store/open", "{\"path\": \"field.alc\"}")).path("id").asInt();
    await("/api/progress/" + back);
    awaitCounts();
    assertThat(client.json("/api/store").path("objects").asInt()).isEqualTo(OBJECTS);
    assertThat(client.json("/api/store/check?path=other.alc").path("alert").asText())
        .isEqualTo("green");
    assertThat(client.get("/api/progress/99999").statusCode()).isEqualTo(404);
  }

  private static JsonNode await(String path) {
    JsonNode progress = client.json(path);
    while (!progress.path("finished").asBoolean()) {
      Thread.onSpinWait();
      progress = client.json(path);
    }
    assertThat(progress.path("problem").asText()).isEmpty();
    return progress;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lightcurve?object=I7&types=none",
        "lightcurve?object=none&types=ch1_sci-mag_auto",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&x=none",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&t0=soon",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&t0=NaN",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&badflags=-1",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&window=1&window_samples=0",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&window=1&window_samples=1e9",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&rate=1&rate_low=70&rate_high=60",
        "lightcurve?object=I7&types=ch1_sci-mag_auto&smooth=1&smooth_days=-4",
        "objects?start=-1",
        "objects?start=0&end=2000000",
        "objects?filter=%5B",
        "objects?filter=%7B%7D",
        "objects?filter=%5B%7B%22column%22%3A%22ra%22%2C%22kind%22%3A%22regex%22%7D%5D",
        "stats?column=none",
        "stats?column=object",
        "stats?column=ra&bins=0",
        "image?path=coadd_ch1.fits&lo=60&hi=40",
        "cutout?object=I7&size=100000",
        "cutout?object=I7&epoch=..%2F..%2Fx",
        "summary?object=",
        "periodogram?object=I7",
        "periodogram?object=I7,I8&types=ch1_sci-mag_auto",
        "periodogram?object=I7&types=ch1_sci-mag_auto&shortest=0",
        "periodogram?object=I7&types=ch1_sci-mag_auto&shortest=1e-9",
        "periodogram?object=I7&types=ch1_sci-mag_auto&terms=90",
        "periodogram?object=I7&types=ch1_sci-mag_auto&t0=1&t1=2",
        "progress/x",
        "progress/-1"
      })
  void questionsThatMakeNoSenseAreRefusedInWords(String question) {
    HttpResponse<String> response = client.get("/api/" + question);
    assertThat(response.statusCode()).isIn(400, 404);
    assertThat(Client.json(response).path("problem").asText()).isNotBlank();
    assertThat(response.body()).doesNotContain("Exception", "at org.", folder.toString());
  }
}
