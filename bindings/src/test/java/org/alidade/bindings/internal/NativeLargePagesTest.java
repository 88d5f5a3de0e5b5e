package org.alidade.bindings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.alidade.array.DoubleArray;
import org.alidade.array.InvalidStateException;
import org.alidade.array.spi.LargePages;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakCheck.class)
class NativeLargePagesTest {
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");

  @Test
  void isWhatArraysFind() {
    assertThat(ServiceLoader.load(LargePages.class))
        .singleElement()
        .isInstanceOf(NativeLargePages.class);
  }

  /** With kernels on the path large arrays carry the mark; small ones never do. */
  @Test
  void largeArraysAskForLargePages() throws IOException {
    assumeTrue(Files.isReadable(MAPPINGS), "only Linux says how memory is mapped");
    long before = marked();
    try (DoubleArray small = DoubleArray.allocate("pages.small", 1000)) {
      assertThat(marked()).isEqualTo(before);
      try (DoubleArray large = DoubleArray.allocate("pages.large", 1 << 23)) {
        assertThat(small.get(999)).isZero();
        assertThat(large.get((1 << 23) - 1)).isZero();
        if (hasKernels() && supportsLargePages()) {
          assertThat(marked()).isGreaterThan(before);
        }
      }
    }
    assertThat(marked()).isEqualTo(before);
  }

  private static boolean hasKernels() {
    try {
      NativeLibrary.load();
      return true;
    } catch (InvalidStateException e) {
      return false;
    }
  }

  private static boolean supportsLargePages() {
    return Files.exists(Path.of("/sys/kernel/mm/transparent_hugepage"));
  }

  private static long marked() throws IOException {
    try (var lines = Files.lines(MAPPINGS)) {
      return lines.filter(line -> line.startsWith("VmFlags:") && line.contains(" hg")).count();
    }
  }
}
