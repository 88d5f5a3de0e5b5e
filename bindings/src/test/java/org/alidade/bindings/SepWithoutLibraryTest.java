package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Test;

/** The class path of this module's tests holds no native libraries. */
class SepWithoutLibraryTest {
  @Test
  void sourceExtractionSaysWhatIsMissing() {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(SepImage::libraryVersion)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("there is no SEP for source extraction")
          .hasMessageContaining("alidade.native.path")
          .hasMessageContaining(System.getProperty("os.arch"));
    }
  }
}
