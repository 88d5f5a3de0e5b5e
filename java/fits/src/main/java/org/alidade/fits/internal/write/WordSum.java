package org.alidade.fits.internal.write;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;

/**
 * The 32-bit ones' complement sum that FITS checksums are made of (FITS standard 4.0, appendix J).
 * Pieces of the data may come in any order, for a sum has none; zeros need not be added.
 */
public final class WordSum {
  private static final long LOW = 0xffffffffL;
  private long sum;

  /** Adds the remaining bytes of a big-endian buffer, the first of which lies at a position. */
  public void add(ByteBuffer bytes, long position) {
    ByteBuffer left = bytes.duplicate();
    long at = position;
    while (left.hasRemaining() && (at & 3) != 0) {
      addByte(left.get(), at++);
    }
    IntBuffer words = left.asIntBuffer();
    int count = words.remaining();
    long part = 0;
    for (int i = 0; i < count; i++) {
      part += words.get(i) & LOW;
    }
    sum = folded(sum + folded(part));
    left.position(left.position() + count * Integer.BYTES);
    at += (long) count * Integer.BYTES;
    while (left.hasRemaining()) {
      addByte(left.get(), at++);
    }
  }

  /** The sum of everything added so far. */
  public long value() {
    return sum;
  }

  /** Sum of two sums. */
  public static long both(long first, long second) {
    return folded(first + second);
  }

  private void addByte(byte value, long position) {
    sum = folded(sum + ((value & 0xffL) << (24 - 8 * (int) (position & 3))));
  }

  private static long folded(long wide) {
    long value = wide;
    while (value >>> 32 != 0) {
      value = (value & LOW) + (value >>> 32);
    }
    return value;
  }
}
