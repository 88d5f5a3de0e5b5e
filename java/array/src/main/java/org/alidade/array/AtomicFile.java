package org.alidade.array;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files so that readers see the old content or the new one, never a part, also after a power
 * failure.
 *
 * <p>Example: {@code AtomicFile.write(target, part -> Files.writeString(part, text));}
 */
public final class AtomicFile {
  private static final boolean FOLDERS_CAN_BE_SYNCED =
      !System.getProperty("os.name", "").startsWith("Windows");

  private AtomicFile() {}

  /** Fills a file. */
  @FunctionalInterface
  public interface Writing {
    /**
     * Writes the whole content.
     *
     * @param part file to create, beside the final one
     * @throws IOException if the file cannot be written
     */
    void to(Path part) throws IOException;
  }

  /**
   * Lets the content be written beside the final name, and {@linkplain #publish publishes} it. If
   * that fails an existing file stays as it was, and nothing is left over. Folders that are missing
   * are made.
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
      publish(part, whole);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Gives a file that is written and closed its final name: waits until the content is on disk,
   * renames, waits until the name is on disk. Works on an interrupted thread too: ending is when
   * saving matters most.
   *
   * @param part the file, in the folder of the target
   * @param target final name; replaced if it exists
   * @throws IOException if that fails
   */
  public static void publish(Path part, Path target) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(part.toFile(), "rw")) {
      content.getFD().sync();
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    syncName(target);
  }

  /**
   * Waits until the name of a file is on disk, where the system can be asked to: a new file whose
   * content is there may still be lost with its name.
   *
   * @param file a file that exists
   * @throws IOException if its folder cannot be forced to the disk
   */
  public static void syncName(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && FOLDERS_CAN_BE_SYNCED) {
      syncFolder(folder);
    }
  }

  /** Channels close when their thread is interrupted: once more. */
  private static void syncFolder(Path folder) throws IOException {
    boolean interrupted = Thread.interrupted();
    boolean synced = false;
    while (!synced) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
        synced = true;
      } catch (ClosedByInterruptException e) {
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
