package org.alidade.lightcurve.internal.statistics;

import java.util.Arrays;

/** Values in ascending order, and what follows from the order. */
public final class SortedSample {
  /** Standard deviation of a normal distribution over its median absolute deviation. */
  public static final double NORMAL_SCALE = 1.482602218505602;

  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;

  private final double[] sorted;

  private SortedSample(double[] sorted) {
    this.sorted = sorted;
  }

  /** Sorts finite values; by counting digits where all of them came from single precision. */
  public static SortedSample of(double[] values) {
    int[] keys = new int[values.length];
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int i = 0; i < values.length; i++) {
      float single = (float) values[i];
      if (single != values[i]) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return new SortedSample(copy);
      }
      // The bits of floats ascend with them, those of negative ones backwards.
      int bits = Float.floatToRawIntBits(single);
      int key = bits ^ (bits >> 31 & Integer.MAX_VALUE);
      keys[i] = key;
      least = Math.min(least, key);
      most = Math.max(most, key);
    }
    int[] ordered = sortedByDigits(keys, least, most);
    double[] sorted = new double[values.length];
    for (int i = 0; i < sorted.length; i++) {
      int key = ordered[i];
      sorted[i] = Float.intBitsToFloat(key ^ (key >> 31 & Integer.MAX_VALUE));
    }
    return new SortedSample(sorted);
  }

  /** As many passes as the range has digits; magnitudes of one source take two. */
  private static int[] sortedByDigits(int[] keys, int least, int most) {
    int[] from = keys;
    int[] to = new int[keys.length];
    int[] starts = new int[DIGITS];
    for (int shift = 0;
        shift < Integer.SIZE && (most - least) >>> shift != 0;
        shift += DIGIT_BITS) {
      Arrays.fill(starts, 0);
      for (int key : from) {
        starts[((key - least) >>> shift) & (DIGITS - 1)]++;
      }
      int start = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        int count = starts[digit];
        starts[digit] = start;
        start += count;
      }
      for (int key : from) {
        to[starts[((key - least) >>> shift) & (DIGITS - 1)]++] = key;
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  /** Number of values. */
  public int size() {
    return sorted.length;
  }

  /** Smallest value, NaN if there is none. */
  public double smallest() {
    return sorted.length == 0 ? Double.NaN : sorted[0];
  }

  /** Largest value, NaN if there is none. */
  public double largest() {
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
  }

  /** Linear interpolation between the order statistics, NaN if there is none. */
  public double quantile(double fraction) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * fraction;
    int below = (int) place;
    double rest = place - below;
    return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }

  /** Median, NaN if there is none. */
  public double median() {
    int size = sorted.length;
    if (size == 0) {
      return Double.NaN;
    }
    return size % 2 == 1 ? sorted[size / 2] : 0.5 * (sorted[size / 2 - 1] + sorted[size / 2]);
  }

  /**
   * Median of the distances from the median, NaN if there is none. Distances grow from the middle
   * of the sorted values to both sides, so that both sides are merged up to the middle.
   */
  public double medianAbsoluteDeviation() {
    int size = sorted.length;
    if (size == 0) {
      return Double.NaN;
    }
    double median = median();
    int right = size / 2;
    int left = right - 1;
    double previous = 0;
    double distance = 0;
    for (int i = 0; i <= size / 2; i++) {
      previous = distance;
      double below = left >= 0 ? median - sorted[left] : Double.POSITIVE_INFINITY;
      double above = right < size ? sorted[right] - median : Double.POSITIVE_INFINITY;
      if (below < above) {
        distance = below;
        left--;
      } else {
        distance = above;
        right++;
      }
    }
    return size % 2 == 1 ? distance : 0.5 * (previous + distance);
  }
}
