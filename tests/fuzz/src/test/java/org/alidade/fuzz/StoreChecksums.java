package org.alidade.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** Gives damaged records the checksum of what they hold, so that what lies behind it is tried. */
final class StoreChecksums {
  private static final int RECORD = 0x52434c41;
  private static final int RECORD_BYTES = 48;
  private static final int CHECKED_FROM = 12;

  private StoreChecksums() {}

  /** A blob of columns with its last four bytes right. */
  static byte[] ofBlob(byte[] blob) {
    byte[] copy = blob.clone();
    int end = copy.length - Integer.BYTES;
    if (end > 0) {
      CRC32 sum = new CRC32();
      sum.update(copy, 0, end);
      little(copy).putInt(end, (int) sum.getValue());
    }
    return copy;
  }

  /** A segment of a folder store whose records are right, as far as they are found. */
  static byte[] ofSegment(byte[] segment) {
    byte[] copy = segment.clone();
    ByteBuffer bytes = little(copy);
    for (int at = 0; at + RECORD_BYTES <= copy.length; at += Long.BYTES) {
      int length = bytes.getInt(at + 4);
      if (bytes.getInt(at) == RECORD && length >= RECORD_BYTES && length <= copy.length - at) {
        CRC32C sum = new CRC32C();
        sum.update(copy, at + CHECKED_FROM, length - CHECKED_FROM);
        bytes.putInt(at + 8, (int) sum.getValue());
      }
    }
    return copy;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
