package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.view.ComponentLight;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.ResidualMap;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.cube.view.WeightChoice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
  private static final String FILE = "/api/files/0/";

  @TempDir static Path folder;
  private static Path cube;
  private static WebServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    cube = Cubes.populated(folder, "galaxy.h5");
    Cubes.fit(cube, 2);
    server = WebServer.start(WebOptions.of(cube, folder.resolve("later.h5")).withPort(0));
    client = new Client(server.address());
  }

  @AfterAll
  static void stop() {
    server.close();
    server.close();
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(node -> node.isNull() ? Double.NaN : node.asDouble())
        .toArray();
  }

  @Test
  void listNamesTheFiles() {
    JsonNode files = client.json("/api/files").path("files");
    assertThat(files).hasSize(2);
    assertThat(files.path(0).path("name").asText()).isEqualTo("galaxy.h5");
    assertThat(files.path(1).path("kind").asText()).isEqualTo("cube");
    assertThat(client.get("/").body()).contains("<title>Alidade</title>");
    assertThat(client.get("/files/1").statusCode()).isEqualTo(200);
  }

  @Test
  void stateSaysHowTheFitStands() {
    JsonNode state = client.json(FILE + "state");
    assertThat(state.path("phase").asText()).isEqualTo("fitted");
    assertThat(state.path("problem").asText()).isEmpty();
    assertThat(state.path("spaxels").asInt()).isEqualTo(Cubes.SPAXELS);
    assertThat(state.path("summary").asText()).contains("10 components", "60 weights");
    List<String> choices = new ArrayList<>();
    state.path("weights").forEach(saved -> choices.add(saved.path("choice").asText()));
    assertThat(choices).containsExactlyInAnyOrder("latest", "best", "solution");
    assertThat(state.path("preferred").asText()).isEqualTo("solution");
  }

  @Test
  void curvesAreTheMetrics() {
    JsonNode metrics = client.json(FILE + "metrics");
    List<String> names = new ArrayList<>();
    metrics.path("curves").forEach(curve -> names.add(curve.path("name").asText()));
    assertThat(names)
        .containsExactly(
            "train_rmse_ewma",
            "val_rmse",
            "l1_norm",
            "l2_norm",
            "nnz",
            "delta_x_rel",
            "mass_err_L1",
            "mass_err_Linf");
    double[] seen = numbers(metrics.path("curves").path(2).path("y"));
    try (FitView view = FitView.open(cube)) {
      assertThat(seen).containsExactly(view.metrics().column("l1_norm"), offset(1e-5));
    }
  }

  @Test
  void fractionsAndPopulationsAreTheWeights() {
    FitWeights weights = weights(WeightChoice.BEST);
    double[] sums = weights.componentSums(Cubes.POPULATIONS);
    double total = java.util.Arrays.stream(sums).sum();
    JsonNode fractions = client.json(FILE + "weights?x=best");
    for (int c = 0; c < sums.length; c++) {
      assertThat(fractions.path("fractions").path(c).asDouble())
          .isCloseTo(sums[c] / total, offset(1e-6));
    }
    assertThat(java.util.Arrays.stream(numbers(fractions.path("targets"))).sum())
        .isCloseTo(1, offset(1e-6));

    JsonNode one = client.json(FILE + "populations?x=best&component=3");
    assertThat(numbers(one.path("shape"))).containsExactly(2, 3, 1);
    assertThat(numbers(one.path("values")))
        .containsExactly(weights.component(3, Cubes.POPULATIONS), offset(1e-6));
    assertThat(numbers(client.json(FILE + "populations?component=all&x=best").path("values")))
        .containsExactly(weights.populationSums(Cubes.POPULATIONS), offset(1e-6));
  }

  private static FitWeights weights(WeightChoice choice) {
    try (FitView view = FitView.open(cube)) {
      return view.weights(choice).orElseThrow();
    }
  }

  @Test
  void mapsHoldOneValuePerSpaxel() {
    JsonNode sky = client.json(FILE + "sky");
    int cells = sky.path("columns").asInt() * sky.path("rows").asInt();
    assertThat(sky.path("spaxel")).hasSize(cells);
    assertThat(numbers(sky.path("spaxel"))).contains(-1, 0, Cubes.SPAXELS - 1);

    FitWeights weights = weights(WeightChoice.SOLUTION);
    assertThat(numbers(client.awaitJson(FILE + "map?kind=rms&x=solution").path("values")))
        .containsExactly(ResidualMap.compute(cube, weights), offset(1e-6));
    assertThat(numbers(client.awaitJson(FILE + "map?kind=light&component=2").path("values")))
        .containsExactly(ComponentLight.read(cube).light(2, weights), offset(1e-6));
    try (FitView view = FitView.open(cube)) {
      assertThat(numbers(client.json(FILE + "map?kind=flux").path("values")))
          .containsExactly(view.meanFlux(), offset(1e-6));
    }
  }

  @Test
  void spectrumHasDataModelAndMask() {
    JsonNode seen = client.json(FILE + "spectrum?spaxel=5&x=latest");
    try (FitView view = FitView.open(cube)) {
      Optional<FitWeights> weights = view.weights(WeightChoice.LATEST);
      SpaxelSpectrum spectrum = view.spectrum(5, weights);
      assertThat(numbers(seen.path("data"))).containsExactly(spectrum.data(), offset(1e-6));
      assertThat(numbers(seen.path("model"))).containsExactly(spectrum.model(), offset(1e-6));
      assertThat(seen.path("x").path(0).asDouble())
          .isCloseTo(Math.exp(spectrum.logLambda()[0]), offset(1e-3));
    }
    JsonNode band = seen.path("masked").path(0);
    assertThat(band.path("from").asDouble()).isCloseTo(5195, offset(1.5));
    assertThat(band.path("to").asDouble()).isCloseTo(5203, offset(1.5));
  }

  @Test
  void unchangedDocumentsAreNotSentAgain() {
    HttpResponse<String> first = client.get(FILE + "metrics");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = client.get(FILE + "metrics", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(client.get(FILE + "metrics", "If-None-Match", "\"other\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void longAnswersAreCompressed() {
    HttpResponse<String> library = client.get("/static/plotly.js", "Accept-Encoding", "gzip");
    assertThat(library.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(client.get("/static/plotly.js").body()).contains("plotly.js v3.3.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "cube.html",
        "index.js",
        "cube.js",
        "feed.js",
        "plots.js",
        "theme.js",
        "dom.js",
        "format.js",
        "panels/kit.js",
        "panels/curves.js",
        "panels/weights.js",
        "panels/sky.js",
        "panels/spectrum.js",
        "panels/tiles.js",
        "panels/status.js",
        "lightcurves.html",
        "lightcurves.css",
        "lightcurves.js",
        "lightcurves/api.js",
        "lightcurves/controls.js",
        "lightcurves/curves.js",
        "lightcurves/cutouts.js",
        "lightcurves/figures.js",
        "lightcurves/filters.js",
        "lightcurves/grid.js",
        "lightcurves/image.js",
        "lightcurves/information.js",
        "lightcurves/loading.js",
        "lightcurves/palettes.js",
        "lightcurves/periods.js",
        "lightcurves/query.js",
        "lightcurves/range.js",
        "lightcurves/selection.js",
        "lightcurves/statistics.js",
        "lightcurves/toast.js",
        "pipeline.html",
        "pipeline.js",
        "style.css",
        "plotly.css",
        "icon.svg"
      })
  void everyFileOfThePagesIsThere(String name) {
    HttpResponse<String> response = client.get("/static/" + name);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void pagesHaveNoInlineScript() {
    for (String page : List.of("index.html", "cube.html", "lightcurves.html", "pipeline.html")) {
      assertThat(client.get("/static/" + page).body())
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContain("style=", "http:", "https:", "onclick");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spectrum",
        "spectrum?spaxel=-1",
        "spectrum?spaxel=12",
        "spectrum?spaxel=1e3",
        "spectrum?spaxel=99999999999999999999",
        "map",
        "map?kind=other",
        "map?kind=light&component=10",
        "populations?component=x",
        "weights?x=nothing"
      })
  void questionsThatMakeNoSenseAreRefusedInWords(String question) {
    HttpResponse<String> response = client.get(FILE + question);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Client.json(response).path("problem").asText()).isNotBlank();
    assertThat(response.body()).doesNotContain("Exception", "at org.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/files/2", "/files/-1", "/files/x", "/files/00000", "/api/files/2/state",
        "/api/files/0/nothing", "/api/files/0/", "/static/", "/static/other.js", "/nothing",
        "/api/files/1/metrics"
      })
  void whatIsNotThereIsNotFound(String path) {
    HttpResponse<String> response = client.get(path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Client.json(response).path("problem").asText()).isNotBlank();
  }

  @Test
  void portsInUseAndUnknownAddressesAreErrorsInWords() {
    WebOptions same = WebOptions.of(cube).withPort(server.address().getPort());
    assertThatThrownBy(() -> WebServer.start(same))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("choose another port");
    assertThatThrownBy(() -> WebServer.start(same.withBind("no.such.host.invalid")))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> same.withPort(70_000)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(WebOptions::of).isInstanceOf(BadInputException.class);
  }
}
