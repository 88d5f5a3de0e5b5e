package org.alidade.cube.internal.diagnose;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alidade.array.InvalidStateException;
import org.alidade.hdf5.Hdf5File;

/**
 * Opens files for reading while a writer may hold them for the moments in which it changes their
 * structure: a few attempts with growing pauses.
 */
public final class PatientReader {
  private static final int RETRIES = 3;
  private static final long PAUSE_MILLIS = 400;

  private PatientReader() {}

  /**
   * Opens a file for reading.
   *
   * @throws InvalidStateException if a writer holds it through all attempts
   */
  public static Hdf5File open(Path path) {
    return open(() -> Hdf5File.openReadOnly(path));
  }

  /**
   * Opens something for reading.
   *
   * @param opening opens it, or says that a writer holds it
   * @throws InvalidStateException if a writer holds it through all attempts
   */
  public static <T> T open(Supplier<T> opening) {
    for (int attempt = 1; attempt <= RETRIES; attempt++) {
      try {
        return opening.get();
      } catch (InvalidStateException busy) {
        pause(attempt * PAUSE_MILLIS, busy);
      }
    }
    return opening.get();
  }

  private static void pause(long millis, InvalidStateException busy) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy;
    }
  }
}
