package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightcurveVisualizationAppTest {
  @TempDir Path folder;

  @Test
  void showsADatabaseOfTheOriginal() throws IOException {
    Path database =
        Files.copy(
            GoldenData.golden("lightcurve", "lightcurves_open.db"),
            folder.resolve("curves.sqlite"));
    assertThat(database.toFile().setWritable(true)).isTrue();
    try (WebServer server = new LightcurveVisualizationApp(database, true).runServer(0)) {
      Client client = new Client(server.address());
      JsonNode store = client.json("/api/store");
      assertThat(store.path("objects").asInt()).isPositive();
      assertThat(store.path("types").size()).isPositive();
      JsonNode keys = client.json("/api/objects/keys?query=object_id%20%3E%3D%200").path("keys");
      assertThat(keys).hasSize(store.path("objects").asInt());
      String type = store.path("types").path(0).path("key").asText();
      JsonNode exported =
          client.json("/api/export?format=json&object=" + keys.path(0).asText() + "&types=" + type);
      assertThat(exported.path("timeSystem").asText()).isEqualTo("MJD (UTC)");
    }
  }

  @Test
  void aStoreThatIsNotThereIsSaidSo() {
    try (WebServer server =
        new LightcurveVisualizationApp(folder.resolve("later.db"), true).runServer(0)) {
      Client client = new Client(server.address());
      assertThat(client.json("/api/files/0/state").path("phase").asText()).isEqualTo("missing");
      assertThat(client.get("/api/store").statusCode()).isEqualTo(503);
    }
  }
}
