package org.alidade.lightcurve.store;

import java.io.IOException;
import java.nio.ByteBuffer;
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
  private volatile MappedSegment mapped = MappedSegment.of(ByteBuffer.allocate(0));
  private volatile long[] sound = new long[0];

  Segment(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /**
   * The bytes that hold the record at an offset, and perhaps many others.
   *
   * @throws FormatException if no record begins there or it reaches beyond the file
   */
  MappedSegment holding(long offset) {
    MappedSegment now = mapped;
    if (isWhole(now, offset)) {
      return now;
    }
    MappedSegment again = mapAgain(now);
    if (isWhole(again, offset)) {
      return again;
    }
    throw new FormatException(
        "no whole record at byte " + offset, file.toString(), "restore the store from a copy");
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

  private static boolean isWhole(MappedSegment mapped, long offset) {
    int limit = mapped.bytes().limit();
    if (offset > limit) {
      return false;
    }
    int length = RecordHeader.length(mapped.bytes(), (int) offset);
    return length >= 0 && length <= limit - offset;
  }

  /** The file may have grown since. */
  private synchronized MappedSegment mapAgain(MappedSegment seen) {
    if (mapped.bytes().limit() == seen.bytes().limit()) {
      try {
        long size = Math.min(Files.size(file), Integer.MAX_VALUE);
        if (size > seen.bytes().limit()) {
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

  private MappedSegment map(long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return MappedSegment.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
    }
  }
}
