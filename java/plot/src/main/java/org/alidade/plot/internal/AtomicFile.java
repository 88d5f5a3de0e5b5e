package org.alidade.plot.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.alidade.array.IoFailureException;

/** Writes a file so that readers see the old content or the new one, never a part. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes to a sibling and renames it.
   *
   * @throws IoFailureException if the file cannot be written; the old one is untouched then
   */
  public static Path write(Path file, byte[] content) {
    Path target = file.toAbsolutePath();
    Path sibling = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try {
        save(sibling, content);
        Files.move(
            sibling, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(sibling);
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the figure could not be written (" + e + ")",
              file.toString(),
              "check that the folder exists, is writable and has room");
      failure.initCause(e);
      throw failure;
    }
    return file;
  }

  private static void save(Path file, byte[] content) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
  }
}
