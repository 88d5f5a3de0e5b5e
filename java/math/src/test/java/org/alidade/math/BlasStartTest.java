package org.alidade.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.alidade.bindings.InstructionSet;
import org.alidade.bindings.Processor;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;

class BlasStartTest {
  @Test
  void theUsersKernelsAreTaken() {
    assumeTrue(Processor.isNative(), "Alidade's native library is not on this class path");
    assumeTrue(Processor.best() == InstructionSet.AVX512, "no AVX-512 here");
    assertThat(described("-Dalidade.blas.coretype=HASWELL"))
        .contains("kernels HASWELL (system property alidade.blas.coretype)");
  }

  @Test
  void avx512KernelsAreTakenWhereTheyRun() {
    assumeTrue(Processor.best() == InstructionSet.AVX512, "no AVX-512, or no native library");
    assumeTrue(System.getenv("OPENBLAS_CORETYPE") == null, "the user has chosen");
    assertThat(Blas.description()).contains("kernels SKYLAKEX (AVX-512 detected)");
    // This JVM has loaded OpenBLAS by now: its choice must not be what the child inherits.
    assertThat(described()).contains("kernels SKYLAKEX (AVX-512 detected)");
  }

  @Test
  void withoutTheNativeLibraryOpenBlasDecides() {
    assertThat(described("-Dalidade.blas.coretype=auto", "-Dalidade.threads=3"))
        .contains("(system property alidade.blas.coretype)")
        .endsWith("threads: 3");
    assertThat(described("-Dalidade.native.path=nowhere", "-Dalidade.blas.coretype=HASWELL"))
        .contains("OpenBLAS' own detection, native library missing");
  }

  private static String described(String... flags) {
    try (ChildJvm child = ChildJvm.start(List.of(flags), BlasStart.class)) {
      return child.awaitLine(line -> line.startsWith("OpenBLAS "));
    }
  }
}
