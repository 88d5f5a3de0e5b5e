package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.alidade.cube.SolveListener;
import org.alidade.cube.SolveProgress;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  /** The other process. It does not end its fit before it was seen running. */
  static final class Fit {
    private static final int EPOCHS = 40;

    private Fit() {}

    public static void main(String[] arguments) {
      Path seen = Path.of(arguments[1]);
      SolveListener listener =
          new SolveListener() {
            @Override
            public void onEpochEnd(double[] x, int epoch, SolveProgress progress) {
              while (epoch == EPOCHS - 1 && !Files.exists(seen)) {
                Thread.onSpinWait();
              }
            }
          };
      Cubes.fit(Path.of(arguments[0]), EPOCHS, listener);
    }
  }

  @Test
  @Timeout(180)
  void everyAnswerIsWholeWhileATrackerWrites() throws IOException {
    Path file = Cubes.populated(folder, "live.h5");
    Path seen = folder.resolve("seen");
    TreeSet<String> phases = new TreeSet<>();
    long rows = 0;
    int changes = 0;
    try (WebServer server = WebServer.start(WebOptions.of(file).withPort(0));
        ChildJvm fit = ChildJvm.start(Fit.class, file, seen)) {
      Client client = new Client(server.address());
      while (!phases.contains("fitted")) {
        JsonNode state = client.json("/api/files/0/state");
        phases.add(state.path("phase").asText());
        // A file that is replaced just now may be unreadable for a moment, and then has no rows.
        long present = state.path("rows").asLong(rows);
        assertThat(present).isGreaterThanOrEqualTo(rows);
        changes += present > rows ? 1 : 0;
        rows = present;
        for (String document : DOCUMENTS) {
          HttpResponse<String> response = client.get("/api/files/0/" + document);
          assertThat(response.statusCode()).as(document + response.body()).isIn(200, 202, 503);
          Client.json(response);
        }
        assertThat(phases).isSubsetOf("populated", "fitting", "fitted", "unreadable");
        if (phases.contains("fitting") && changes > 0 && !Files.exists(seen)) {
          Files.createFile(seen);
        }
      }
      assertThat(fit.exitStatus()).isZero();
      assertThat(client.json("/api/files/0/state").path("preferred").asText())
          .isEqualTo("solution");
    }
    assertThat(phases).contains("fitting");
    assertThat(changes).isPositive();
  }
}
