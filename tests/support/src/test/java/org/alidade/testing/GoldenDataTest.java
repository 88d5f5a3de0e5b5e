package org.alidade.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class GoldenDataTest {
  @Test
  void committedFilesAreAlwaysThere() {
    assertThat(GoldenData.golden("cubefit", "tiny_inputs.h5")).isRegularFile();
    assertThat(GoldenData.checkout().resolve("tests/data/cubefit/README.md")).isRegularFile();
  }

  @Test
  void whatIsMissingSkipsWithAReason() {
    assertThatThrownBy(() -> GoldenData.golden("no-such-case", "x.h5"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("no-such-case/x.h5")
        .hasMessageContaining(GoldenData.GOLDEN_VARIABLE);
    assertThatThrownBy(() -> GoldenData.data("no-such-survey"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(GoldenData.DATA_VARIABLE);
  }
}
