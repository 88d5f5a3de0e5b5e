package org.alidade.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a person looks at standard error, which Java 17 cannot tell by itself: the launcher says
 * so in the system property {@code alidade.terminal}, Linux tells it without.
 */
final class StandardError {
  private static final String PROPERTY = "alidade.terminal";
  private static final Path LINUX_LINK = Path.of("/proc/self/fd/2");

  private StandardError() {}

  /** Whether standard error is a terminal that understands carriage returns. */
  static boolean isTerminal() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    String told = System.getProperty(PROPERTY);
    return told == null ? isLinuxTerminal() : Boolean.parseBoolean(told);
  }

  private static boolean isLinuxTerminal() {
    if (!Files.exists(LINUX_LINK)) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(LINUX_LINK).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      return false;
    }
  }
}
