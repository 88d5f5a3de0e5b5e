package org.alidade.lightcurve.store;

import java.util.Arrays;

/**
 * The cheapest frame for a block of numbers: base, bits, and what is left to exceptions.
 *
 * <p>A sorted sample of the block tells, for every number of bits, where most numbers fit; the best
 * of these frames is taken if it beats the one that has room for all. One object serves one thread.
 */
final class BlockFit {
  private static final int SAMPLE = 64;
  private static final SortingNetwork NETWORK = new SortingNetwork(SAMPLE);
  private static final int WIDER = 3;
  private static final int WIDER_THAN_HALF = 5;
  private static final int PLACE_BYTES = 1;

  private final int[] sample = new int[SAMPLE];
  private int start;
  private int center;
  private int base;
  private int width;
  private int exceptions;
  private int exceptionBytes;

  int base() {
    return base;
  }

  /** Bits of a number. */
  int width() {
    return width;
  }

  int exceptions() {
    return exceptions;
  }

  /** Bytes of an exception's distance from the base, at least 1. */
  int exceptionBytes() {
    return exceptionBytes;
  }

  /** Chooses the frame of a block of at most {@link PackedColumn#BLOCK} numbers. */
  void choose(int[] values, int from, int length) {
    int lowest = values[from];
    int highest = lowest;
    for (int i = from + 1; i < from + length; i++) {
      lowest = Math.min(lowest, values[i]);
      highest = Math.max(highest, values[i]);
    }
    int roomForAll = bits(highest - lowest);
    if (roomForAll == 0 || !narrower(values, from, length, roomForAll)) {
      take(lowest, roomForAll);
      exceptions = 0;
      exceptionBytes = 1;
    }
  }

  /**
   * Takes a narrower frame if that makes the block smaller. A sample sees too few of the numbers
   * outside, so somewhat wider frames than the one it likes best are tried on all numbers.
   */
  private boolean narrower(int[] values, int from, int length, int roomForAll) {
    int narrowest = estimate(length, sample(values, from, length), roomForAll);
    int best = PackedColumn.bodyBytes(length, roomForAll);
    int bestWidth = roomForAll;
    int bestExceptions = 0;
    int bestBytes = 1;
    for (int bits = narrowest; bits < Math.min(narrowest + WIDER, roomForAll); bits++) {
      take(center - (int) (1L << bits >>> 1), bits);
      int size = size(values, from, length);
      if (size < best && exceptions < PackedColumn.BLOCK) {
        best = size;
        bestWidth = bits;
        bestExceptions = exceptions;
        bestBytes = exceptionBytes;
      }
    }
    take(center - (int) (1L << bestWidth >>> 1), bestWidth);
    exceptions = bestExceptions;
    exceptionBytes = bestBytes;
    return bestWidth < roomForAll;
  }

  private int sample(int[] values, int from, int length) {
    int step = (length + SAMPLE - 1) / SAMPLE;
    int taken = 0;
    for (int i = from; i < from + length; i += step) {
      sample[taken++] = values[i];
    }
    Arrays.fill(sample, taken, SAMPLE, Integer.MAX_VALUE);
    NETWORK.sort(sample);
    return taken;
  }

  /** Bits of the frame that the sample likes best; sets its centre. */
  private int estimate(int length, int taken, int roomForAll) {
    int bytes = PLACE_BYTES + Math.min(Integer.BYTES, (roomForAll + Byte.SIZE) / Byte.SIZE);
    int best = Integer.MAX_VALUE;
    int bestBits = roomForAll;
    // Frames that pay are some times as wide as the middle half of the numbers.
    int half = bits(sample[taken - 1 - taken / 4] - sample[taken / 4]);
    for (int bits = Math.min(roomForAll - 1, half + WIDER_THAN_HALF); bits >= half; bits--) {
      int inside = fullest(taken, bits);
      int patches = (taken - inside) * length / taken * bytes;
      if (patches >= best) {
        break; // narrower frames have no fewer exceptions
      }
      int size = PackedColumn.bodyBytes(length, bits) + patches;
      if (size < best) {
        best = size;
        bestBits = bits;
        center = (int) (((long) sample[start] + sample[start + inside - 1] + 1) >> 1);
      }
    }
    return bestBits;
  }

  /**
   * How many of the sorted sample a frame of so many bits holds at most; sets where the first such
   * frame starts. The window grows where it can and moves on where it cannot.
   */
  private int fullest(int taken, int bits) {
    long span = 1L << bits;
    int most = 0;
    for (int end = 0; end < taken; end++) {
      if ((long) sample[end] - sample[end - most] < span) {
        most++;
        start = end + 1 - most;
      }
    }
    return most;
  }

  /** Bytes of the block in the present frame; counts the exceptions. */
  private int size(int[] values, int from, int length) {
    int outside = 0;
    int all = 0;
    for (int i = from; i < from + length; i++) {
      int distance = values[i] - base;
      // Without a branch, which would often be foretold wrongly: 0 inside, -1 outside.
      int beyond = distance >>> width;
      int mask = (beyond | -beyond) >> (Integer.SIZE - 1);
      outside -= mask;
      all |= PackedColumn.zigzag(distance) & mask;
    }
    exceptions = outside;
    exceptionBytes = Math.max(1, (bits(all) + Byte.SIZE - 1) / Byte.SIZE);
    return PackedColumn.bodyBytes(length, width) + exceptions * (PLACE_BYTES + exceptionBytes);
  }

  private void take(int newBase, int newWidth) {
    base = newBase;
    width = newWidth;
  }

  private static int bits(int unsigned) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(unsigned);
  }
}
