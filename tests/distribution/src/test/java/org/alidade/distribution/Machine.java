package org.alidade.distribution;

import java.util.Locale;
import org.junit.jupiter.api.Assumptions;

/** The machine that the tests run on. */
final class Machine {
  /** Platform in the names of natives, such as {@code linux-x86_64}. */
  static final String PLATFORM = platform();

  private Machine() {}

  /** Skips the calling test elsewhere: lists of files are kept for one platform. */
  static void assumeLinux() {
    Assumptions.assumeTrue(
        PLATFORM.equals("linux-x86_64"), "the lists of natives are those of linux-x86_64");
  }

  private static String platform() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = name.contains("win") ? "windows" : name.contains("mac") ? "macosx" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
    return system + "-" + processor;
  }
}
