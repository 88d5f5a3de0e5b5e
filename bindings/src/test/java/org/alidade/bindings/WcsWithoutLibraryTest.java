package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Test;

/** The class path of this module's tests holds no native libraries. */
class WcsWithoutLibraryTest {
  @Test
  void worldCoordinatesSayWhatIsMissing() {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(WcsTransform::libraryVersion)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("there is no WCSLIB for world coordinates")
          .hasMessageContaining("alidade.native.path")
          .hasMessageContaining(System.getProperty("os.arch"));
    }
  }
}
