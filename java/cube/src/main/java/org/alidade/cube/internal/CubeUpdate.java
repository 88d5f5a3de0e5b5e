package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
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

  /** Applies a change, by copy and rename if the file is small enough. */
  static void apply(Path path, WriterLock lock, Consumer<Hdf5File> change) throws IOException {
    if (Files.size(path) > COPY_LIMIT_BYTES) {
      inPlace(path, lock, change);
      return;
    }
    Path real = path.toRealPath();
    Path copy = real.resolveSibling(real.getFileName() + ".part");
    try {
      Files.copy(
          real, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      try (Hdf5File file = Hdf5File.openForUpdate(copy)) {
        change.accept(file);
      }
      Files.move(copy, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Applies a change to the file itself; the file is open for writing only meanwhile. */
  static void inPlace(Path path, WriterLock lock, Consumer<Hdf5File> change) {
    try (Hdf5File file = Hdf5File.openForUpdate(path, lock)) {
      change.accept(file);
    }
  }
}
