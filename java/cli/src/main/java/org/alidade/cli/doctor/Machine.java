package org.alidade.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.alidade.array.NativeMemory;

/** Java, operating system, memory. */
final class Machine {
  private static final double GIGABYTE = 1e9;
  private static final double LEAST_MEMORY_GB = 2;

  private Machine() {}

  static Finding java() {
    return Finding.ok(
        "java",
        "%s, %s, heap up to %.1f GB"
            .formatted(
                Runtime.version(),
                System.getProperty("java.vm.name"),
                Runtime.getRuntime().maxMemory() / GIGABYTE));
  }

  static Finding system() {
    return Finding.ok(
        "system",
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
  }

  static Finding memory() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double total = system.getTotalMemorySize() / GIGABYTE;
    double free = system.getFreeMemorySize() / GIGABYTE;
    long limit = NativeMemory.limitBytes();
    String text =
        "%.1f GB, %.1f GB free; arrays outside the heap: %s"
            .formatted(
                total,
                free,
                limit == Long.MAX_VALUE
                    ? "no limit"
                    : "at most %.1f GB".formatted(limit / GIGABYTE));
    return total < LEAST_MEMORY_GB
        ? Finding.warn("memory", text, "choose small tiles and --rows operator")
        : Finding.ok("memory", text);
  }
}
