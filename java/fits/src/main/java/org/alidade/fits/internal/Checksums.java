package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import org.alidade.array.FormatException;
import org.alidade.fits.internal.write.WordSum;

/** Compares the sums in a header with the bytes of the file. */
public final class Checksums {
  private static final int CHUNK_BYTES = 1 << 20;
  private static final long ALL_ONES = 0xffffffffL;

  private Checksums() {}

  /**
   * Checks DATASUM and CHECKSUM of an HDU, as far as they are there.
   *
   * @throws FormatException if one of them does not fit
   */
  public static void verify(SourceFile source, HduEntry entry) {
    boolean hasData = entry.storedHeader().contains("DATASUM");
    boolean hasAll = entry.storedHeader().contains("CHECKSUM");
    if (!hasData && !hasAll) {
      return;
    }
    long end = entry.dataOffset() + DataLayout.padded(entry.dataBytes());
    long data = sum(source, entry.dataOffset(), Math.min(end, source.size()));
    if (hasData && data != dataSum(entry)) {
      throw damaged(entry, "DATASUM");
    }
    long all = WordSum.both(data, sum(source, entry.headerOffset(), entry.dataOffset()));
    if (hasAll && all != ALL_ONES && all != 0) {
      throw damaged(entry, "CHECKSUM");
    }
  }

  private static long dataSum(HduEntry entry) {
    String text = entry.storedHeader().getString("DATASUM").trim();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      FormatException failure = damaged(entry, "DATASUM");
      failure.initCause(e);
      throw failure;
    }
  }

  private static long sum(SourceFile source, long start, long end) {
    WordSum sum = new WordSum();
    ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
    for (long at = start; at < end; at += CHUNK_BYTES) {
      source.read(buffer.clear().limit((int) Math.min(CHUNK_BYTES, end - at)), at);
      sum.add(buffer, at - start);
    }
    return sum.value();
  }

  private static FormatException damaged(HduEntry entry, String keyword) {
    return new FormatException(
        keyword + " does not fit the bytes of the HDU",
        entry.storedHeader().where(),
        "the file is damaged; fetch it again");
  }
}
