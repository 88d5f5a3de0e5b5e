package org.alidade.pipeline.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.jspecify.annotations.Nullable;

/**
 * The right to run: one runner at a time per run. The operating system holds the lock, so that of a
 * killed process is free at once; the file itself stays and says who came last.
 */
public final class RunLock implements AutoCloseable {
  /** The locked byte lies behind all content: where locks are mandatory the text stays readable. */
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private static final int MOST_TEXT = 200;

  private final RandomAccessFile file;

  private RunLock(RandomAccessFile file) {
    this.file = file;
  }

  /**
   * Takes the lock.
   *
   * @throws InvalidStateException if somebody else has it
   * @throws IoFailureException if the file cannot be made or locked
   */
  public static RunLock acquire(Path path) {
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        if (lock(file) == null) {
          throw new InvalidStateException(
              "this run is already going on (" + owner(file) + ")",
              path.toString(),
              "wait until it ends, or end it");
        }
        sign(file);
        return new RunLock(file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the run cannot be locked (" + e.getMessage() + ")",
              path.toString(),
              "use a folder that is writable and on a file system with locks");
      failure.initCause(e);
      throw failure;
    }
  }

  private static @Nullable FileLock lock(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(RandomAccessFile file) throws IOException {
    byte[] text = new byte[(int) Math.min(MOST_TEXT, file.length())];
    file.seek(0);
    file.readFully(text);
    String owner = new String(text, StandardCharsets.UTF_8).strip();
    return owner.isEmpty() ? "by a process that has not yet given its number" : owner;
  }

  private static void sign(RandomAccessFile file) throws IOException {
    String text = "by process " + ProcessHandle.current().pid() + "\n";
    file.setLength(0);
    file.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the lock of the run could not be given back (" + e.getMessage() + ")",
              "lock file",
              "end this process");
      failure.initCause(e);
      throw failure;
    }
  }
}
