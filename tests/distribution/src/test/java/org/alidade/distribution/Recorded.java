package org.alidade.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text in the checkout that this build is held to. */
final class Recorded {
  /** Writes what the tests would compare, after which the difference is for a human to judge. */
  static final String COMMAND = "./alidade test tests/distribution -Dalidade.update=true";

  private static final boolean UPDATE = Boolean.getBoolean("alidade.update");

  private Recorded() {}

  /** Whether files are to be written instead of compared. */
  static boolean isUpdated() {
    return UPDATE;
  }

  /** Compares a file with the text it should have. */
  static void check(Path file, String text) {
    if (UPDATE) {
      write(file, text);
    }
    assertThat(read(file)).as("%s is not current; run %s", file, COMMAND).isEqualTo(text);
  }

  static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
