package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import org.alidade.array.AtomicFile;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * Changes the structure of a cube file so that a kill at any instant leaves a file that opens:
 * small files are copied, changed and renamed over the original; files that hold a hypercube are
 * changed in place in one short step.
 */
final class CubeUpdate {
  /** Files up to this size are copied: inputs of real galaxies stay below it, hypercubes do not. */
  private static final long COPY_LIMIT_BYTES = 512L << 20;

  private CubeUpdate() {}

  /** Bytes of the copy that a change makes, 0 where a file is changed in place. */
  static long copiedBytes(Path path) throws IOException {
    long size = Files.size(path);
    return size > COPY_LIMIT_BYTES ? 0 : size;
  }

  /**
   * Applies a change, by copy and rename if the file is small enough; returns what the change
   * returns.
   */
  static <T> T apply(Path path, WriterLock lock, Function<Hdf5File, T> change) throws IOException {
    if (Files.size(path) > COPY_LIMIT_BYTES) {
      return inPlace(path, lock, change);
    }
    Path real = path.toRealPath();
    Path copy = real.resolveSibling(real.getFileName() + ".part");
    try {
      Files.copy(
          real, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      T result;
      try (Hdf5File file = Hdf5File.openForUpdate(copy)) {
        result = change.apply(file);
      }
      AtomicFile.publish(copy, real);
      return result;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Applies a change to the file itself; the file is open for writing only meanwhile. */
  static <T> T inPlace(Path path, WriterLock lock, Function<Hdf5File, T> change) {
    try (Hdf5File file = Hdf5File.openForUpdate(path, lock)) {
      return change.apply(file);
    }
  }
}
