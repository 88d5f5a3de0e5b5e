package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Test;

class ProcessorTest {
  @Test
  void nativeKernelsAreActive() {
    assertThat(Kernels.active()).isSameAs(Kernels.compiled());
    assertThat(Processor.isNative()).isTrue();
  }

  @Test
  void bestInstructionSetIsSelectedByDefault() {
    assertThat(Processor.selected()).isEqualTo(Processor.best());
    assertThat(Processor.name()).isNotBlank();
  }

  @Test
  void instructionSetsOfOtherProcessorsAreRefused() {
    InstructionSet foreign =
        Processor.best() == InstructionSet.NEON ? InstructionSet.AVX2 : InstructionSet.NEON;
    assertThatThrownBy(() -> Processor.select(foreign))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining(foreign.name());
    assertThat(Processor.selected()).isEqualTo(Processor.best());
  }

  @Test
  void environmentVariablesNeedAName() {
    Processor.setEnvironment("ALIDADE_PROCESSOR_TEST", "1");
    assertThatThrownBy(() -> Processor.setEnvironment("", "1"))
        .isInstanceOf(BadInputException.class);
  }
}
