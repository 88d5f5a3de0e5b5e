package org.alidade.lightcurve.internal.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alidade.array.IoFailureException;

/** A folder that is there while something is done. */
public final class TemporaryFolder {
  private static final String PREFIX = ".alidade-lightcurves";

  private TemporaryFolder() {}

  /**
   * Makes a folder where the system keeps such things, and deletes it afterwards.
   *
   * @throws IoFailureException if that fails
   */
  public static <T> T with(Function<Path, T> work) {
    try {
      return with(Files.createTempDirectory(PREFIX), work);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /**
   * Makes a folder beside a file, on the same disk, and deletes it afterwards.
   *
   * @throws IoFailureException if that fails
   */
  public static <T> T beside(Path file, Function<Path, T> work) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      Path home = parent == null ? file.toAbsolutePath() : parent;
      Files.createDirectories(home);
      return with(Files.createTempDirectory(home, PREFIX), work);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static <T> T with(Path folder, Function<Path, T> work) throws IOException {
    try {
      return work.apply(folder);
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static IoFailureException failure(IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "there is no room for temporary files (" + cause.getMessage() + ")",
            "temporary folder",
            "check the disk");
    failure.initCause(cause);
    return failure;
  }
}
