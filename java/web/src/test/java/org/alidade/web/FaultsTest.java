package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that vanish, break, grow, are foreign or hold nothing. */
class FaultsTest {
  private static final List<String> DOCUMENTS =
      List.of(
          "metrics",
          "weights",
          "populations",
          "sky",
          "map?kind=flux",
          "map?kind=rms",
          "map?kind=light&component=0",
          "spectrum?spaxel=0",
          "tiles");

  @TempDir static Path shared;
  @TempDir Path folder;
  private static Path fitted;
  private Path file;
  private WebServer server;
  private Client client;

  @BeforeAll
  static void fit() {
    fitted = Cubes.populated(shared, "fitted.h5");
    Cubes.fit(fitted, 1);
  }

  @BeforeEach
  void start() {
    file = folder.resolve("cube.h5");
    server = WebServer.start(WebOptions.of(file).withPort(0));
    client = new Client(server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode state() {
    return client.json("/api/files/0/state");
  }

  /** Every document answers in words, whatever the file is. */
  private void allAnswer(Integer... statuses) {
    for (String document : DOCUMENTS) {
      HttpResponse<String> response = client.get("/api/files/0/" + document);
      assertThat(response.statusCode()).as(document + response.body()).isIn((Object[]) statuses);
      assertThat(response.body()).doesNotContain("Exception", "\\tat ", "NaN");
      Client.json(response);
    }
  }

  @Test
  void fileAppearsVanishesAndComesBack() throws IOException {
    assertThat(state().path("phase").asText()).isEqualTo("missing");
    allAnswer(404);
    Files.copy(fitted, file);
    assertThat(state().path("phase").asText()).isEqualTo("fitted");
    allAnswer(200, 202);
    Files.delete(file);
    assertThat(state().path("problem").asText()).contains("not there");
    allAnswer(404);
    Files.copy(fitted, file);
    assertThat(state().path("problem").asText()).isEmpty();
  }

  @Test
  void growingCopyIsUnreadableUntilItIsWhole() throws IOException {
    byte[] bytes = Files.readAllBytes(fitted);
    for (int part = 0; part < 8; part++) {
      Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 8 * part));
      assertThat(state().path("phase").asText()).isEqualTo("unreadable");
      assertThat(state().path("problem").asText()).contains("cannot be read");
      allAnswer(503);
    }
    Files.write(file, bytes);
    assertThat(state().path("phase").asText()).isEqualTo("fitted");
  }

  @Test
  void foreignFilesAreNamedAsSuch() throws IOException {
    Files.writeString(file, "<html>\u2028<script>alert(1)</script>");
    assertThat(state().path("problem").asText()).contains("not an HDF5 file");
    allAnswer(503);
  }

  @Test
  void emptyGroupsAndEmptyFilesRender() {
    try (Hdf5File created = Hdf5File.create(file)) {
      created.createGroup("/Fit/metrics");
      created.createGroup("/Fit/sample");
      created.createGroup("/HyperCube");
    }
    assertThat(state().path("phase").asText()).isEqualTo("empty");
    allAnswer(200, 400, 404);
    assertThat(client.json("/api/files/0/metrics").path("curves")).isEmpty();
    assertThat(client.json("/api/files/0/weights").path("fractions")).isEmpty();
    assertThat(client.json("/api/files/0/tiles").path("rows").asInt()).isZero();
  }

  @Test
  void fitWithoutMetricsOrbitWeightsSampleOrImageRenders() throws IOException {
    Files.copy(fitted, file);
    try (Hdf5File changed = Hdf5File.openForUpdate(file)) {
      for (String object :
          List.of(
              "/Fit/metrics",
              "/Fit/orbit_weights",
              "/Fit/sample",
              "/CompWeights",
              "/BinNum",
              "/XPix")) {
        changed.delete(object);
      }
    }
    assertThat(state().path("phase").asText()).isEqualTo("fitted");
    allAnswer(200, 202);
    assertThat(client.json("/api/files/0/weights").path("targets")).isEmpty();
    assertThat(client.json("/api/files/0/weights").path("fractions")).hasSize(Cubes.COMPONENTS);
    assertThat(client.json("/api/files/0/sky").has("columns")).isFalse();
    assertThat(client.json("/api/files/0/metrics").path("rows").asInt()).isZero();
  }

  @Test
  void fitWithoutWeightsShowsItsData() {
    Path populated = Cubes.populated(folder, "cube.h5");
    assertThat(populated).isEqualTo(file);
    assertThat(state().path("phase").asText()).isEqualTo("populated");
    allAnswer(200);
    JsonNode spectrum = client.json("/api/files/0/spectrum?spaxel=1");
    assertThat(spectrum.path("data")).isNotEmpty();
    assertThat(spectrum.path("model")).isEmpty();
    assertThat(spectrum.path("modelSource").asText()).contains("no weights");
  }

  @Test
  void datasetsOfOtherShapesAreNotTaken() throws IOException {
    Files.copy(fitted, file);
    try (Hdf5File changed = Hdf5File.openForUpdate(file)) {
      changed.delete("/X_global");
      changed.createDataset("/X_global", DatasetSpec.of(Hdf5Type.FLOAT64, 3));
      changed.delete("/LOSVD");
      changed.createDataset("/LOSVD", DatasetSpec.of(Hdf5Type.FLOAT32, 4));
      changed.delete("/Fit/metrics/nnz");
      changed.createDataset("/Fit/metrics/nnz", DatasetSpec.of(Hdf5Type.FLOAT64, 2, 2));
      changed.createDataset("/Fit/metrics/kkt", DatasetSpec.of(Hdf5Type.FLOAT64, 1));
      changed.delete("/Mask");
      changed.createDataset("/Mask", DatasetSpec.of(Hdf5Type.UINT8, 5));
    }
    assertThat(state().path("phase").asText()).isEqualTo("fitted");
    allAnswer(200, 202, 400, 404);
    assertThat(client.json("/api/files/0/metrics").path("curves").findValuesAsText("name"))
        .contains("kkt")
        .doesNotContain("nnz");
  }

  @Test
  void damagedBytesAreAnsweredInWords() throws IOException {
    byte[] bytes = Files.readAllBytes(fitted);
    java.util.Random random = new java.util.Random(11);
    for (int round = 0; round < 12; round++) {
      Path damaged = folder.resolve("damaged.h5");
      Files.write(damaged, bytes);
      try (RandomAccessFile access = new RandomAccessFile(damaged.toFile(), "rw")) {
        for (int hit = 0; hit < 40; hit++) {
          access.seek(random.nextInt(4096 + round * 4096) % bytes.length);
          access.write(random.nextInt(256));
        }
      }
      Files.move(damaged, file, StandardCopyOption.REPLACE_EXISTING);
      state();
      allAnswer(200, 202, 400, 404, 500, 503);
    }
  }

  @Test
  void tinyAndHugeFluxesAreSentAsTheyAre() throws IOException {
    Files.copy(fitted, file);
    double[] data;
    try (Hdf5File original = Hdf5File.openReadOnly(fitted)) {
      data = original.dataset("/DataCube").readDoubles();
    }
    for (double unit : new double[] {1e-17, 1e-300, 1e300}) {
      double scale = unit / Math.abs(data[0]);
      try (Hdf5File changed = Hdf5File.openForUpdate(file)) {
        changed
            .dataset("/DataCube")
            .write(java.util.Arrays.stream(data).map(value -> value * scale).toArray());
      }
      double seen = client.json("/api/files/0/spectrum?spaxel=0").path("data").path(0).asDouble();
      assertThat(Math.abs(seen / unit)).isBetween(0.999999, 1.000001);
      assertThat(client.json("/api/files/0/map?kind=flux").path("values")).isNotEmpty();
    }
  }
}
