package org.alidade.web.internal.lightcurve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePathCheckTest {
  @TempDir Path folder;

  @Test
  void layoutsOfArrayStoresAsTheOriginalSays() throws IOException {
    JsonNode golden =
        new ObjectMapper()
            .readTree(GoldenData.golden("lightcurve", "dashboard.json").toFile())
            .path("storage_path");
    assertThat(golden).isNotEmpty();
    int number = 0;
    for (JsonNode test : golden) {
      Path store = folder.resolve("store" + number++);
      if (test.has("exists")) {
        for (JsonNode name : test.path("exists")) {
          Files.createDirectories(store.resolve(name.asText()));
        }
      }
      StorePathCheck check =
          new Roots(List.of(folder))
              .find(store.toString())
              .map(path -> StorePathCheck.of(java.util.Optional.of(path)))
              .orElseGet(() -> StorePathCheck.of(java.util.Optional.empty()));
      assertThat(check.alert()).isEqualTo(test.path("alert").asText());
      assertThat(check.modeDisabled()).isEqualTo(test.path("mode_disabled").asBoolean());
      assertThat(check.loadDisabled()).isEqualTo(test.path("load_disabled").asBoolean());
      for (int i = 0; i < check.options().size(); i++) {
        JsonNode option = test.path("options").path(i);
        assertThat(check.options().get(i).value()).isEqualTo(option.path("value").asText());
        assertThat(check.options().get(i).label()).isEqualTo(option.path("label").asText());
      }
    }
  }

  @Test
  void otherStoresAreKnownByTheirEnding() throws IOException {
    Path store = Files.writeString(folder.resolve("a.db"), "");
    assertThat(StorePathCheck.of(java.util.Optional.of(store)).alert()).isEqualTo("green");
    Path text = Files.writeString(folder.resolve("a.txt"), "");
    assertThat(StorePathCheck.of(java.util.Optional.of(text)).loadDisabled()).isTrue();
    assertThat(StorePathCheck.blank().loadDisabled()).isTrue();
  }
}
