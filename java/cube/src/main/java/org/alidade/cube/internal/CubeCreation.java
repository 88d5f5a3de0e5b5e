package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
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

  private static <T> T create(Path path, Function<Hdf5File, T> change) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      T result;
      try (Hdf5File file = Hdf5File.create(part)) {
        result = change.apply(file);
      }
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
      return result;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
