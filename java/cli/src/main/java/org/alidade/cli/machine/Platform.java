package org.alidade.cli.machine;

import java.util.Locale;
import org.alidade.bindings.Processor;

/** Names the kind of machine whose figures can be compared. */
public final class Platform {
  private Platform() {}

  /** System, architecture and instructions of this process, such as linux-x86_64-avx512. */
  public static String here() {
    String architecture = word(System.getProperty("os.arch"));
    return String.join(
        "-",
        word(System.getProperty("os.name")),
        architecture.equals("amd64") ? "x86_64" : architecture,
        word(String.valueOf(Processor.selected())));
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "");
  }
}
