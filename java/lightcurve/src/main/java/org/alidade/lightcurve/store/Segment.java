package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;

/** A file of records, mapped into memory for reading. */
final class Segment {
  // Records are longer, so that no two begin in the same part of a file.
  private static final int SHORTEST_RECORD = 32;

  private final Path file;
  private volatile ByteBuffer mapped = ByteBuffer.allocate(0);
  private volatile long[] sound = new long[0];

  Segment(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * The bytes of the record at an offset, little-endian.
   *
   * @throws FormatException if no record begins there or it reaches beyond the file
   */
  ByteBuffer record(long offset) {
    ByteBuffer bytes = mapped;
    int length = whole(bytes, offset);
    if (length < 0) {
      bytes = mapAgain(bytes);
      length = whole(bytes, offset);
    }
    if (length < 0) {
      throw new FormatException(
          "no whole record at byte " + offset, file.toString(), "restore the store from a copy");
    }
    return bytes.slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Whether the record at an offset was found to be sound before. */
  boolean isSound(long offset) {
    long[] bits = sound;
    int part = (int) (offset / SHORTEST_RECORD);
    return part >> 6 < bits.length && Bits.get(bits, part);
  }

  /**
   * Remembers that the record at an offset is sound. Threads that do so at the same time may undo
   * what the other noted; then a record is checked again.
   */
  void foundSound(long offset) {
    long[] bits = sound;
    int part = (int) (offset / SHORTEST_RECORD);
    if (part >> 6 < bits.length) {
      Bits.set(bits, part);
    }
  }

  /** Length of the record, -1 if it is not wholly among the bytes. */
  private static int whole(ByteBuffer bytes, long offset) {
    if (offset > bytes.limit()) {
      return -1;
    }
    int length = RecordHeader.length(bytes, (int) offset);
    return length > bytes.limit() - offset ? -1 : length;
  }

  /** The file may have grown since. */
  private synchronized ByteBuffer mapAgain(ByteBuffer seen) {
    if (mapped.limit() == seen.limit()) {
      try {
        long size = Math.min(Files.size(file), Integer.MAX_VALUE);
        if (size > seen.limit()) {
          mapped = map(size);
          sound = Arrays.copyOf(sound, Bits.words((int) (size / SHORTEST_RECORD) + 1));
        }
      } catch (IOException e) {
        IoFailureException failure =
            new IoFailureException(
                "cannot be read (" + e.getMessage() + ")",
                file.toString(),
                "check the disk; if the store was compacted meanwhile, refresh and try again");
        failure.initCause(e);
        throw failure;
      }
    }
    return mapped;
  }

  private ByteBuffer map(long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, size).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
