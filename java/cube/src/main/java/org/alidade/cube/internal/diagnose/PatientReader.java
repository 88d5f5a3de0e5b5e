package org.alidade.cube.internal.diagnose;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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
    for (int attempt = 1; attempt <= RETRIES; attempt++) {
      try {
        return Hdf5File.openReadOnly(path);
      } catch (InvalidStateException busy) {
        pause(attempt * PAUSE_MILLIS, busy);
      }
    }
    return Hdf5File.openReadOnly(path);
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
