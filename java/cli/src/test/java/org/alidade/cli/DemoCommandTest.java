package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DemoCommandTest {
  @TempDir private Path folder;

  @Test
  void fitsToTheNoiseAndRunsAgainOverItself() {
    Path out = folder.resolve("demo");

    JsonNode first = demo(out);
    JsonNode second = demo(out);

    JsonNode quality = first.get("quality");
    assertThat(quality.get("rms_over_noise").asDouble()).isBetween(0.9, 1.15);
    assertThat(quality.get("rms_over_noise_of_planted").asDouble()).isBetween(0.97, 1.03);
    assertThat(quality.get("component_light_error_max").asDouble()).isBetween(1e-6, 0.08);
    assertThat(second.get("quality")).isEqualTo(quality);
    assertThat(first.get("figures")).isNotEmpty();
    for (String name :
        new String[] {"arrays", "cube", "snapshot", "sky", "recovery", "page", "report"}) {
      assertThat(Files.isRegularFile(Path.of(first.get(name).asText()))).as(name).isTrue();
    }
  }

  private static JsonNode demo(Path out) {
    Ran ran = Ran.alidade("demo", "--out", out, "--spaxels", 12, "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    return ran.json();
  }
}
