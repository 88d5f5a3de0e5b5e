package org.alidade.transients.image;

import java.util.Arrays;

/**
 * Values without those far from their median. The values are sorted once; what is left after
 * clipping is a run of them.
 *
 * @param median middle of the values that are left
 * @param mean their mean
 * @param deviation their standard deviation, of the sample not of the population
 * @param count how many are left
 */
record ClippedSample(double median, double mean, double deviation, int count) {
  /** From the median absolute deviation to the standard deviation of a normal distribution. */
  private static final double MAD_TO_SIGMA = 1.4826022185056018;

  /**
   * Clips at multiples of the standard deviation until nothing changes.
   *
   * @param values the values, sorted by this call
   * @param count how many of them there are
   * @param clip multiple of the standard deviation from the median at which values are dropped
   * @param rounds most rounds
   */
  static ClippedSample of(double[] values, int count, double clip, int rounds) {
    Arrays.sort(values, 0, count);
    int from = 0;
    int to = count;
    ClippedSample sample = ofRun(values, from, to);
    for (int round = 0; round < rounds; round++) {
      double reach = clip * sample.deviation;
      int low = from;
      int high = to;
      while (low < high && values[low] < sample.median - reach) {
        low++;
      }
      while (high > low && values[high - 1] > sample.median + reach) {
        high--;
      }
      if (high - low == to - from) {
        break;
      }
      from = low;
      to = high;
      sample = ofRun(values, from, to);
    }
    return sample;
  }

  /** Variance of the mean, 0 for a single value. */
  double varianceOfMean() {
    return count < 2 ? 0 : deviation * deviation / count;
  }

  private static ClippedSample ofRun(double[] sorted, int from, int to) {
    int count = to - from;
    if (count == 0) {
      return new ClippedSample(Double.NaN, Double.NaN, 0, 0);
    }
    double median = median(sorted, from, to);
    double sum = 0;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double distance = sorted[i] - median;
      sum += distance;
      squares += distance * distance;
    }
    double mean = sum / count;
    double variance = count < 2 ? 0 : Math.max(squares - count * mean * mean, 0) / (count - 1);
    return new ClippedSample(median, median + mean, Math.sqrt(variance), count);
  }

  private static double median(double[] sorted, int from, int to) {
    int middle = (from + to) / 2;
    return (to - from) % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * Scatter of the bulk of values: 1.4826 times the median distance from the median, values beyond
   * 4 times that dropped until nothing changes.
   *
   * @param values the values, sorted by this call
   * @param count how many of them there are
   */
  static double robustDeviation(double[] values, int count) {
    Arrays.sort(values, 0, count);
    int from = 0;
    int to = count;
    double deviation = scaledMad(values, from, to);
    for (int round = 0; round < 10 && deviation > 0; round++) {
      double median = median(values, from, to);
      int low = from;
      int high = to;
      while (low < high && values[low] <= median - 4 * deviation) {
        low++;
      }
      while (high > low && values[high - 1] >= median + 4 * deviation) {
        high--;
      }
      if (high - low == to - from) {
        break;
      }
      from = low;
      to = high;
      deviation = scaledMad(values, from, to);
    }
    return deviation;
  }

  /** The distances from the median grow outwards in both directions: they are merged. */
  private static double scaledMad(double[] sorted, int from, int to) {
    if (from == to) {
      return 0;
    }
    double median = median(sorted, from, to);
    int right = (from + to) / 2;
    int left = right - 1;
    double distance = 0;
    for (int i = 0; i <= (to - from) / 2; i++) {
      double below = left >= from ? median - sorted[left] : Double.POSITIVE_INFINITY;
      double above = right < to ? sorted[right] - median : Double.POSITIVE_INFINITY;
      if (below < above) {
        distance = below;
        left--;
      } else {
        distance = above;
        right++;
      }
    }
    return MAD_TO_SIGMA * distance;
  }
}
