package org.alidade.cube.internal.compress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.AtomicFile;
import org.alidade.array.ResourceExhaustedException;
import org.alidade.cube.internal.DiskSpace;
import org.alidade.hdf5.Hdf5File;

/**
 * Writes the content of a file anew beside it and puts the new file in its place, which is one step
 * of the file system: a kill at any instant leaves the old or the new file whole.
 */
public final class FileRewrite {
  private static final String SUFFIX = ".part";

  private FileRewrite() {}

  /** Fills the new file from the old one. */
  @FunctionalInterface
  public interface Content {
    /**
     * Copies everything.
     *
     * @param source the old file, open for reading
     * @param target the new file, empty, open for writing
     */
    void copy(Hdf5File source, Hdf5File target) throws IOException, InterruptedException;
  }

  /** The unfinished file beside a cube file. */
  public static Path unfinished(Path file) throws IOException {
    Path real = file.toRealPath();
    return real.resolveSibling(real.getFileName() + SUFFIX);
  }

  /**
   * Removes what a killed run left; the caller holds the writer lock.
   *
   * @return the names removed
   */
  public static List<String> removeLeftovers(Path file) throws IOException {
    List<String> removed = new ArrayList<>();
    Path part = unfinished(file);
    for (Path left : List.of(part, part.resolveSibling(part.getFileName() + ".lock"))) {
      if (Files.deleteIfExists(left)) {
        removed.add(String.valueOf(left.getFileName()));
      }
    }
    return removed;
  }

  /**
   * Checks that the disk holds a second file.
   *
   * @param bytes most that the new file can take
   * @throws ResourceExhaustedException if there is not enough space
   */
  public static void requireSpace(Path file, long bytes) {
    long usable = DiskSpace.usableBytes(file);
    if (usable < bytes) {
      throw new ResourceExhaustedException(
          "the new file may need " + bytes + " bytes beside the old one, the disk has " + usable,
          file.toString(),
          "free space or move the file to a larger disk");
    }
  }

  /** Rewrites the file; the caller holds the writer lock and no handle on the file. */
  public static void replace(Path file, Content content) throws IOException, InterruptedException {
    Path real = file.toRealPath();
    Path part = unfinished(file);
    removeLeftovers(file);
    try {
      try (Hdf5File source = Hdf5File.openReadOnly(real);
          Hdf5File target = Hdf5File.create(part)) {
        content.copy(source, target);
      }
      keepPermissions(real, part);
      AtomicFile.publish(part, real);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }
}
