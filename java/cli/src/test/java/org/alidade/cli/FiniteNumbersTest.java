package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiniteNumbersTest {
  @Test
  void nanAndInfinityBecomeNullAtEveryDepth() {
    Map<String, Object> document =
        Map.of(
            "a",
            List.of(1.5, Double.NaN, Map.of("b", Double.NEGATIVE_INFINITY)),
            "c",
            Optional.empty());

    assertThat(JsonText.of(document)).contains("1.5", "null").doesNotContain("NaN", "Infinity");
  }
}
