package org.alidade.transients.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.alidade.array.BadInputException;
import org.alidade.testing.GoldenData;
import org.alidade.transients.ObservationType;
import org.junit.jupiter.api.Test;

class StorageKeysTest {
  @Test
  void followTheRules() throws IOException {
    JsonNode rules =
        new ObjectMapper()
            .readTree(GoldenData.golden("transient", "rules", "rules.json").toFile())
            .get("storage_keys");
    assertThat(rules).isNotEmpty();
    for (JsonNode rule : rules) {
      assertThat(
              StorageKeys.observation(
                  rule.get("sn_name").asText(),
                  ObservationType.of(rule.get("type").asText()),
                  rule.get("obs_id").asText()))
          .isEqualTo(rule.get("key").asText());
    }
  }

  @Test
  void leadNowhereElse() {
    assertThat(StorageKeys.observation("..", ObservationType.SCIENCE, "../../x"))
        .isEqualTo("observations/__/science/.._.._x.fits");
    assertThatThrownBy(() -> StorageKeys.observation("", ObservationType.SCIENCE, "x"))
        .isInstanceOf(BadInputException.class);
    assertThat(StorageKeys.content("ab".repeat(32))).startsWith("cas/ab/abab");
    assertThatThrownBy(() -> StorageKeys.content("../x")).isInstanceOf(BadInputException.class);
  }
}
