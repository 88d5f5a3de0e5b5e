package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The leak check of this module, which cannot use the test library because that builds on it. */
final class NothingLeft implements BeforeEachCallback, AfterEachCallback {
  private Map<String, Long> before = Map.of();

  @Override
  public void beforeEach(ExtensionContext context) {
    before = NativeMemory.bytesByTag();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(NativeMemory.bytesByTag()).as("native bytes per tag").isEqualTo(before);
  }
}
