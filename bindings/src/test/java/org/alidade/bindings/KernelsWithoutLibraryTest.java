package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Test;

/** The class path of this module's tests holds no native kernels. */
class KernelsWithoutLibraryTest {
  @Test
  void plainJavaTakesOver() {
    assertThat(Kernels.active()).isSameAs(Kernels.reference());
    assertThat(Kernels.active().description()).isEqualTo("reference java");
  }

  @Test
  void askingForNativeKernelsSaysWhatIsMissing() {
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(Kernels::compiled)
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("alidade.native.path")
          .hasMessageContaining(System.getProperty("os.name"))
          .hasMessageContaining(System.getProperty("os.arch"));
    }
  }

  @Test
  void processorAnswersForPlainJava() {
    assertThat(Processor.isNative()).isFalse();
    assertThat(Processor.best()).isEqualTo(InstructionSet.PORTABLE);
    assertThat(Processor.selected()).isEqualTo(InstructionSet.PORTABLE);
    assertThat(Processor.name()).isEqualTo(System.getProperty("os.arch"));
    assertThatThrownBy(() -> Processor.select(InstructionSet.PORTABLE))
        .isInstanceOf(InvalidStateException.class);
  }
}
