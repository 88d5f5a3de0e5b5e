package org.alidade.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.alidade.array.InvalidStateException;
import org.alidade.hdf5.WriterLock;

/** Tries whether locks keep two writers apart in a folder. */
public final class SecondWriter {
  private static final WriterLock.Options ONCE =
      WriterLock.Options.defaults().withTimeout(Duration.ZERO);

  private SecondWriter() {}

  /** Whether a second writer of a file is refused while a first one holds its lock. */
  public static boolean isRefused(Path file) {
    try (WriterLock first = WriterLock.acquire(file, ONCE)) {
      return first.protects(file) && second(file);
    }
  }

  private static boolean second(Path file) {
    try (WriterLock second = WriterLock.acquire(file, ONCE)) {
      return !second.protects(file);
    } catch (InvalidStateException held) {
      return true;
    }
  }
}
