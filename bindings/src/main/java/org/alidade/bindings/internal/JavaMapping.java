package org.alidade.bindings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.IoFailureException;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * A mapping made by Java up to 2 GiB, a copy in memory beyond; the stand-in for the native one.
 *
 * @param bytes the bytes
 * @param buffer Java's mapping, null for a copy
 */
public record JavaMapping(ByteArray bytes, @Nullable MappedByteBuffer buffer)
    implements MappedBytes {
  private static final int COPY_BYTES = 1 << 23;

  /** Maps or reads a part of a file that has been checked to exist. */
  public static JavaMapping open(Path file, long offset, long length) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return length > 0 && length <= Integer.MAX_VALUE
          ? map(channel, offset, length)
          : read(channel, offset, length);
    } catch (IOException e) {
      throw failure("cannot map", file, e);
    }
  }

  /**
   * Checks that a part lies inside a file.
   *
   * @throws BadInputException if it does not
   * @throws IoFailureException if the file cannot be examined
   */
  public static void checkInside(Path file, long offset, long length) {
    try {
      long size = Files.size(file);
      if (offset < 0 || length < 0 || offset > size - length) {
        throw new BadInputException(
            "bytes " + offset + " + " + length + " of " + size,
            file.toString(),
            "choose a part of the file");
      }
    } catch (IOException e) {
      throw failure("cannot examine", file, e);
    }
  }

  private static JavaMapping map(FileChannel channel, long offset, long length) throws IOException {
    MappedByteBuffer buffer = channel.map(FileChannel.MapMode.READ_ONLY, offset, length);
    // Java unmaps when the buffer becomes unreachable, which this record prevents while in use.
    ByteArray bytes = ByteArray.adopt(TAG, new BytePointer(buffer), length, () -> {});
    return new JavaMapping(bytes, buffer);
  }

  private static JavaMapping read(FileChannel channel, long offset, long length)
      throws IOException {
    ByteArray bytes = ByteArray.allocateUninitialized(TAG, length);
    try {
      byte[] block = new byte[(int) Math.min(length, COPY_BYTES)];
      for (long done = 0; done < length; ) {
        ByteBuffer part = ByteBuffer.wrap(block, 0, (int) Math.min(block.length, length - done));
        int count = channel.read(part, offset + done);
        if (count < 0) {
          throw new IOException("the file ended at byte " + (offset + done));
        }
        bytes.copyFrom(block, 0, done, count);
        done += count;
      }
      return new JavaMapping(bytes, null);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  @Override
  public void populate(long offset, long length) {
    if (buffer != null) {
      buffer.slice((int) offset, (int) length).load();
    }
  }

  /** Does nothing: Java offers no way to drop pages, the system drops them when memory is short. */
  @Override
  public void release(long offset, long length) {}

  private static IoFailureException failure(String what, Path file, IOException cause) {
    IoFailureException exception =
        new IoFailureException(
            what + " (" + cause + ")", file.toString(), "check the path and its permissions");
    exception.initCause(cause);
    return exception;
  }
}
