package org.alidade.fits.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;

/**
 * Positional reads from the file that was opened, from any number of threads.
 *
 * <p>Java closes a file channel when a thread that uses it is interrupted. One cancelled task must
 * not take the file away from all others, so the channel is opened again then and the read goes on;
 * the thread stays interrupted.
 */
public final class SourceFile implements AutoCloseable {
  private final Path path;
  private final PlainFile plain;
  private final State opened;
  private final long size;
  private volatile FileChannel channel;
  private volatile boolean closed;

  private SourceFile(Path path, PlainFile plain, State opened) throws IOException {
    this.path = path;
    this.plain = plain;
    this.opened = opened;
    this.channel = FileChannel.open(plain.path(), StandardOpenOption.READ);
    this.size = channel.size();
  }

  private record State(long size, FileTime modified) {
    static State of(Path path) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new State(attributes.size(), attributes.lastModifiedTime());
    }
  }

  /** Opens a file, unpacking it first if it is compressed. */
  public static SourceFile open(Path path) {
    try {
      State state = State.of(path);
      PlainFile plain = PlainFile.of(path);
      try {
        return new SourceFile(path, plain, state);
      } catch (IOException | RuntimeException e) {
        plain.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(path.toString(), e);
    }
  }

  /** The file as the user named it. */
  public Path path() {
    return path;
  }

  /** The uncompressed file. */
  public Path plainPath() {
    return plain.path();
  }

  /** Bytes in the uncompressed file. */
  public long size() {
    return size;
  }

  /** Whether {@link #close} has not been called. */
  public boolean isOpen() {
    return !closed;
  }

  /**
   * Fills the buffer from its position to its limit and makes it ready for reading.
   *
   * @param position byte offset in the uncompressed file
   * @throws ClosedException after {@link #close}
   * @throws InvalidStateException if the file has become shorter
   */
  public void read(ByteBuffer target, long position) {
    try {
      long next = position;
      while (target.hasRemaining()) {
        int count = readOnce(target, next);
        if (count < 0) {
          throw changed("it ends at byte " + next);
        }
        next += count;
      }
    } catch (IOException e) {
      throw failure(path.toString(), e);
    }
    target.flip();
  }

  /**
   * Compares size and time of the file with those at opening.
   *
   * @throws InvalidStateException if they differ, or the file is gone
   */
  public void checkUnchanged() {
    try {
      if (!State.of(path).equals(opened)) {
        throw changed("its size or time differ");
      }
    } catch (NoSuchFileException e) {
      InvalidStateException failure = changed("it is no longer there");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw failure(path.toString(), e);
    }
  }

  private InvalidStateException changed(String detail) {
    return new InvalidStateException(
        "the file has changed since it was opened (" + detail + ")",
        path.toString(),
        "open it again");
  }

  private int readOnce(ByteBuffer target, long position) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        FileChannel current = channel;
        try {
          return current.read(target, position);
        } catch (ClosedChannelException e) {
          interrupted |= Thread.interrupted();
          reopen(current, e);
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized void reopen(FileChannel lost, ClosedChannelException cause)
      throws IOException {
    if (closed) {
      throw closed(path.toString(), cause);
    }
    if (channel == lost) {
      channel = FileChannel.open(plain.path(), StandardOpenOption.READ);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    try (plain) {
      channel.close();
    }
  }

  private static ClosedException closed(String where, Exception cause) {
    ClosedException failure =
        new ClosedException("the file is closed", where, "read before leaving the try block");
    failure.initCause(cause);
    return failure;
  }

  /** The exception for a failed read. */
  public static IoFailureException failure(String where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "reading failed (" + cause.getMessage() + ")", where, "check disk and permissions");
    failure.initCause(cause);
    return failure;
  }
}
