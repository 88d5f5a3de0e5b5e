package org.alidade.lightcurve.store;

/** Sets of small numbers, a bit each. */
final class Bits {
  private Bits() {}

  static int words(int bits) {
    return (bits + Long.SIZE - 1) / Long.SIZE;
  }

  static void set(long[] bits, int index) {
    bits[index >> 6] |= 1L << index;
  }

  static boolean get(long[] bits, int index) {
    return (bits[index >> 6] & (1L << index)) != 0;
  }

  static int count(long[] bits, int words) {
    int count = 0;
    for (int i = 0; i < words; i++) {
      count += Long.bitCount(bits[i]);
    }
    return count;
  }
}
