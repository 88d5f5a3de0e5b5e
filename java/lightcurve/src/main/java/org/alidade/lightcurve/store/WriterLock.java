package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alidade.array.InvalidStateException;
import org.jspecify.annotations.Nullable;

/** Keeps a second writer out of a store; the system lets go of it when the process ends. */
final class WriterLock implements AutoCloseable {
  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws InvalidStateException if another writer has it
   */
  static WriterLock take(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(StoreFiles.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new InvalidStateException(
          "another writer is at work",
          folder.toString(),
          "wait for it to finish; any number may read meanwhile");
    }
    return new WriterLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
