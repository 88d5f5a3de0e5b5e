package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Locale;
import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The native kernels fulfil the contract with every instruction set of this machine. */
class CompiledKernelsTest {
  @Nested
  class WithPortable extends CompiledContract {
    WithPortable() {
      super(InstructionSet.PORTABLE);
    }
  }

  @Nested
  class WithNeon extends CompiledContract {
    WithNeon() {
      super(InstructionSet.NEON);
    }
  }

  @Nested
  class WithAvx2 extends CompiledContract {
    WithAvx2() {
      super(InstructionSet.AVX2);
    }
  }

  @Nested
  class WithAvx512 extends CompiledContract {
    WithAvx512() {
      super(InstructionSet.AVX512);
    }
  }

  abstract static class CompiledContract extends KernelContract {
    private final InstructionSet instructionSet;

    CompiledContract(InstructionSet instructionSet) {
      this.instructionSet = instructionSet;
    }

    @BeforeEach
    void select() {
      try {
        Processor.select(instructionSet);
      } catch (InvalidStateException e) {
        abort("this machine lacks " + instructionSet);
      }
    }

    @AfterEach
    void selectBest() {
      Processor.select(Processor.best());
    }

    @Override
    Kernels kernels() {
      return Kernels.compiled();
    }

    @Test
    void descriptionNamesTheInstructionSet() {
      assertThat(kernels().description())
          .isEqualTo("native " + instructionSet.name().toLowerCase(Locale.ROOT));
    }
  }
}
