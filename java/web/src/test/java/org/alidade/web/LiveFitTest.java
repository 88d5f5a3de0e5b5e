package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.TreeSet;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process fits while the server is asked. */
class LiveFitTest {
  private static final String[] DOCUMENTS = {
    "metrics",
    "weights",
    "populations?component=1",
    "map?kind=flux",
    "map?kind=rms",
    "map?kind=light&component=1",
    "spectrum?spaxel=3",
    "tiles"
  };

  @TempDir Path folder;

  /** The other process. */
  static final class Fit {
    private Fit() {}

    public static void main(String[] arguments) {
      Cubes.fit(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
  }

  @Test
  void everyAnswerIsWholeWhileATrackerWrites() {
    Path file = Cubes.populated(folder, "live.h5");
    TreeSet<String> phases = new TreeSet<>();
    long rows = 0;
    int changes = 0;
    try (WebServer server = WebServer.start(WebOptions.of(file).withPort(0));
        ChildJvm fit = ChildJvm.start(Fit.class, file, 40)) {
      Client client = new Client(server.address());
      while (!phases.contains("fitted")) {
        JsonNode state = client.json("/api/files/0/state");
        phases.add(state.path("phase").asText());
        assertThat(state.path("rows").asLong()).isGreaterThanOrEqualTo(rows);
        changes += state.path("rows").asLong() > rows ? 1 : 0;
        rows = state.path("rows").asLong();
        for (String document : DOCUMENTS) {
          HttpResponse<String> response = client.get("/api/files/0/" + document);
          assertThat(response.statusCode()).as(document + response.body()).isIn(200, 202, 503);
          Client.json(response);
        }
        assertThat(phases).isSubsetOf("populated", "fitting", "fitted", "unreadable");
      }
      assertThat(fit.exitStatus()).isZero();
      assertThat(client.json("/api/files/0/state").path("preferred").asText())
          .isEqualTo("solution");
    }
    assertThat(phases).contains("fitting");
    assertThat(changes).isGreaterThan(1);
  }
}
