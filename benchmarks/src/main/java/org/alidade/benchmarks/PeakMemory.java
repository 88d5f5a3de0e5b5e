package org.alidade.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.NativeMemory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Largest resident memory of this process since the last reset: from the kernel on Linux, elsewhere
 * the JVM's heap and the library's own arrays at the moment of asking.
 */
public final class PeakMemory {
  private static final Logger LOG = LoggerFactory.getLogger(PeakMemory.class);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");

  private PeakMemory() {}

  /** Lets the peak start again from the present size, where the kernel can. */
  public static void reset() {
    if (Files.isWritable(RESET)) {
      try {
        Files.writeString(RESET, "5");
      } catch (IOException e) {
        LOG.info("peak memory counts from the start of the process ({})", e.getMessage());
      }
    }
  }

  /** Bytes. */
  public static long bytes() {
    return kernel().orElseGet(PeakMemory::own);
  }

  private static Optional<Long> kernel() {
    if (!Files.isReadable(STATUS)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      LOG.info("peak memory is that of the JVM ({})", e.getMessage());
      return Optional.empty();
    }
  }

  private static long own() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory() + NativeMemory.totalBytes();
  }
}
