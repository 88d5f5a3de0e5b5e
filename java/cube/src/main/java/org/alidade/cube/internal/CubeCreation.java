package org.alidade.cube.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.alidade.array.AtomicFile;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * Creates or changes a cube file under the writer lock; a new file appears under its name only when
 * it is whole.
 */
public final class CubeCreation {
  private CubeCreation() {}

  /** Applies a change to a present or new file and returns what it returns. */
  public static <T> T update(Path path, Function<Hdf5File, T> change) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (WriterLock lock = WriterLock.acquire(path)) {
      if (!Files.exists(path)) {
        return create(path, change);
      }
      return CubeUpdate.apply(path, lock, change);
    }
  }

  /**
   * Applies a change to a present file, waiting for other writers as the options say; a failure of
   * copying or renaming is unchecked here.
   */
  public static void change(Path path, WriterLock.Options options, Consumer<Hdf5File> change) {
    try (WriterLock lock = WriterLock.acquire(path, options)) {
      CubeUpdate.apply(
          path,
          lock,
          file -> {
            change.accept(file);
            return true;
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses work that the disk has no room for before anything is written: the HDF5 library cannot
   * give back a file whose last bytes did not fit.
   *
   * @throws ResourceExhaustedException if there is less room than asked for
   */
  public static void requireSpace(Path path, long bytes) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    long present = Files.exists(path) ? Files.size(path) : 0;
    long usable = DiskSpace.usableBytes(folder);
    if (usable < bytes + present) {
      throw new ResourceExhaustedException(
          "the disk has " + usable + " bytes free, " + (bytes + present) + " are needed",
          path.toString(),
          "free space or choose another disk");
    }
  }

  /**
   * Refuses to add to a file what the disk has no room for, the copy included that {@link #update}
   * makes of a file that is not large.
   *
   * @throws ResourceExhaustedException if there is less room than asked for
   */
  public static void requireUpdateSpace(Path path, long bytes) throws IOException {
    long copy = Files.exists(path) ? CubeUpdate.copiedBytes(path) : 0;
    Path folder = path.toAbsolutePath().getParent();
    long usable = folder == null ? Long.MAX_VALUE : DiskSpace.usableBytes(folder);
    if (usable < bytes + copy) {
      throw new ResourceExhaustedException(
          "the disk has " + usable + " bytes free, " + (bytes + copy) + " are needed",
          path.toString(),
          "free space or choose another disk");
    }
  }

  private static <T> T create(Path path, Function<Hdf5File, T> change) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      T result;
      try (Hdf5File file = Hdf5File.create(part)) {
        result = change.apply(file);
      }
      AtomicFile.publish(part, path);
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
