package org.alidade.bindings;

import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.IoFailureException;
import org.alidade.bindings.internal.JavaMapping;
import org.alidade.bindings.internal.KernelChoice;
import org.alidade.bindings.internal.MappedBytes;
import org.alidade.bindings.internal.NativeMapping;

/**
 * Part of a file seen as bytes in memory, read-only: the operating system brings pages in as they
 * are touched and may drop them again.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (FileMapping mapping = FileMapping.open(file, chunkOffset, chunkBytes)) {
 *   mapping.populate(0, chunkBytes);
 *   FloatArray plane = mapping.bytes().asFloats(0, 360, 1247);
 * }
 * }</pre>
 *
 * <p>Shortening the file while it is mapped makes access to the lost part fatal. Without the native
 * library the mapping is Java's own, or a copy in memory beyond 2 GiB.
 */
public final class FileMapping implements AutoCloseable {
  private final MappedBytes mapped;

  private FileMapping(MappedBytes mapped) {
    this.mapped = mapped;
  }

  /**
   * Maps a part of a file.
   *
   * @param file an existing file
   * @param offset first byte, any value of zero or more
   * @param length number of bytes
   * @throws BadInputException if the part does not lie inside the file
   * @throws IoFailureException if the file cannot be mapped
   */
  public static FileMapping open(Path file, long offset, long length) {
    JavaMapping.checkInside(file, offset, length);
    boolean compiled = KernelChoice.isNative() && length > 0;
    return new FileMapping(
        compiled
            ? NativeMapping.open(file, offset, length)
            : JavaMapping.open(file, offset, length));
  }

  /** The mapped bytes; writing to them is fatal. */
  public ByteArray bytes() {
    return mapped.bytes();
  }

  /**
   * Brings a part into memory before it is used.
   *
   * @param offset first byte, counted from the start of the mapping
   * @param length number of bytes
   */
  public void populate(long offset, long length) {
    checkPart(offset, length);
    if (length > 0) {
      mapped.populate(offset, length);
    }
  }

  /**
   * Lets a part leave this process's memory; it is read again from the file when it is touched.
   *
   * @param offset first byte, counted from the start of the mapping
   * @param length number of bytes
   */
  public void release(long offset, long length) {
    checkPart(offset, length);
    if (length > 0) {
      mapped.release(offset, length);
    }
  }

  /** Ends the mapping; a second call does nothing. */
  @Override
  public void close() {
    mapped.bytes().close();
  }

  private void checkPart(long offset, long length) {
    long size = bytes().size();
    if (offset < 0 || length < 0 || offset > size - length) {
      throw new BadInputException(
          "bytes " + offset + " + " + length + " of " + size,
          bytes().tag(),
          "choose a part of the mapping");
    }
  }
}
