package org.alidade.spherex.internal.statistics;

/**
 * Median of the positive numbers in a large array, without sorting or copying it: the bits of
 * positive floats have the order of their values, so two counts of half the bits find any rank.
 */
public final class PositiveMedian {
  private static final int HALF = 1 << 16;

  private PositiveMedian() {}

  /** The median of all values that are greater than zero; NaN if there are none. */
  public static double of(float[] values) {
    int[] upper = new int[HALF];
    long count = 0;
    for (float value : values) {
      if (value > 0) {
        upper[Float.floatToRawIntBits(value) >>> 16]++;
        count++;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    double high = ranked(values, upper, count / 2);
    return count % 2 == 1 ? high : (ranked(values, upper, count / 2 - 1) + high) / 2;
  }

  private static float ranked(float[] values, int[] upper, long rank) {
    long below = 0;
    int part = 0;
    while (below + upper[part] <= rank) {
      below += upper[part++];
    }
    int[] lower = new int[HALF];
    for (float value : values) {
      if (value > 0 && Float.floatToRawIntBits(value) >>> 16 == part) {
        lower[Float.floatToRawIntBits(value) & (HALF - 1)]++;
      }
    }
    int rest = 0;
    while (below + lower[rest] <= rank) {
      below += lower[rest++];
    }
    return Float.intBitsToFloat(part << 16 | rest);
  }
}
