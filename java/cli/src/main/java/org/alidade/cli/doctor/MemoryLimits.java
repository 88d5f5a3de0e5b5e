package org.alidade.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Limits of memory that have to fit each other: container, heap of the JVM, JavaCPP. */
final class MemoryLimits {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final double GIGABYTE = 1e9;
  private static final double LARGEST_HEAP = 0.7;
  private static final double LEAST_RESIDENT = 0.5;
  private static final int HEAPS = 3;

  private MemoryLimits() {}

  static Finding find() throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return judge(
        machineBytes(system.getTotalMemorySize()),
        system.getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        System.getProperty("org.bytedeco.javacpp.maxBytes"),
        System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes"));
  }

  /**
   * Judges limits.
   *
   * @param machine memory of the machine
   * @param given memory of the container, or of the machine
   * @param heap the largest heap
   * @param own limit of JavaCPP's own memory; null for its default, the heap
   * @param resident limit of all memory at which JavaCPP gives up; null for its default
   */
  static Finding judge(
      long machine, long given, long heap, @Nullable String own, @Nullable String resident) {
    long ownBytes = own == null ? heap : bytes(own);
    long residentBytes = resident == null ? ownBytes + HEAPS * heap : bytes(resident);
    String text =
        "%s%.1f GB; heap up to %.1f GB; JavaCPP gives up at %s"
            .formatted(
                given < machine ? "container gets " : "machine has ",
                given / GIGABYTE,
                heap / GIGABYTE,
                residentBytes <= 0
                    ? "no limit"
                    : "%.1f GB resident".formatted(residentBytes / GIGABYTE));
    if (heap > LARGEST_HEAP * given) {
      return Finding.warn(
          "limits",
          text,
          "arrays live outside the heap and have no room: give a smaller -Xmx in ALIDADE_JAVA_OPTS");
    }
    if (residentBytes > 0 && residentBytes < LEAST_RESIDENT * given) {
      return Finding.warn(
          "limits",
          text,
          "half of the memory cannot be used: ALIDADE_JAVA_OPTS=-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");
    }
    return Finding.ok("limits", text);
  }

  private static long machineBytes(long fallback) throws IOException {
    if (!Files.isReadable(MEMORY)) {
      return fallback;
    }
    return Files.readAllLines(MEMORY).stream()
        .filter(line -> line.startsWith("MemTotal:"))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(fallback);
  }

  /** A size such as 4g or 500m, as JavaCPP takes it. */
  private static long bytes(String text) {
    String digits = text.replaceAll("\\D", "");
    if (digits.isEmpty()) {
      return 0;
    }
    int shift =
        switch (text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
          case "k", "kb" -> 10;
          case "m", "mb" -> 20;
          case "g", "gb" -> 30;
          case "t", "tb" -> 40;
          default -> 0;
        };
    return Long.parseLong(digits) << shift;
  }
}
