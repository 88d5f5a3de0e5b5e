package org.alidade.pipeline.internal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that after any interruption the old content is there or the new one, never a
 * part. An interrupted thread writes all the same: ending a run is when saving matters most.
 */
final class AtomicFile {
  private static final boolean FOLDERS_CAN_BE_SYNCED =
      !System.getProperty("os.name", "").startsWith("Windows");

  private AtomicFile() {}

  /** A writer of bytes that may fail. */
  @FunctionalInterface
  interface Content {
    void writeTo(FileOutputStream out) throws IOException;
  }

  /** Writes to a sibling, forces it to the disk and renames it. */
  static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path sibling = target.resolveSibling("." + target.getFileName() + ".new");
    try {
      try (FileOutputStream out = new FileOutputStream(sibling.toFile())) {
        content.writeTo(out);
        out.getFD().sync();
      }
      Files.move(
          sibling, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
    Path folder = target.getParent();
    if (folder != null && FOLDERS_CAN_BE_SYNCED) {
      syncFolder(folder);
    }
  }

  /** Makes the new name permanent. Channels close when their thread is interrupted: once more. */
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
