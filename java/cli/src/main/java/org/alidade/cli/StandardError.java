package org.alidade.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a person looks at standard error, which Java 17 cannot tell by itself. */
final class StandardError {
  private static final Path LINUX_LINK = Path.of("/proc/self/fd/2");

  private StandardError() {}

  /** Whether standard error is a terminal that understands carriage returns. */
  static boolean isTerminal() {
    if ("dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    if (!Files.exists(LINUX_LINK)) {
      return System.console() != null;
    }
    try {
      String target = Files.readSymbolicLink(LINUX_LINK).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
    } catch (IOException e) {
      return System.console() != null;
    }
  }
}
