package org.alidade.array;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files so that readers see the old content or the new one, never a part.
 *
 * <p>Example: {@code AtomicFile.write(target, part -> Files.writeString(part, text));}
 */
public final class AtomicFile {
  private AtomicFile() {}

  /** Fills a file. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes the whole content.
     *
     * @param part file to create, beside the final one
     */
    void to(Path part) throws IOException;
  }

  /**
   * Lets the content be written beside the final name, waits until it is on disk, and renames it.
   * If that fails an existing file stays as it was, and nothing is left over. Folders that are
   * missing are made.
   *
   * @param target final name; replaced if it exists
   * @param writing writes the content
   * @throws IOException if writing fails
   */
  public static void write(Path target, Writing writing) throws IOException {
    Path whole = target.toAbsolutePath();
    Path folder = whole.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = whole.resolveSibling("." + whole.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      writing.to(part);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
