package org.alidade.spherex.internal.statistics;

import java.util.Arrays;

/**
 * Median and spread of values after iterative clipping about the median (spec spherex 7.7).
 *
 * @param median median of what is left; NaN if nothing is
 * @param deviation population standard deviation of what is left
 * @param count values left
 * @param lowest smallest value left, NaN if none is: all values from here to the largest are left
 * @param highest largest value left
 */
public record ClippedSample(
    double median, double deviation, int count, double lowest, double highest) {
  /**
   * Clips.
   *
   * @param values any values; what is not finite is left out
   * @param limit kept is what is within this many standard deviations of the median
   * @param passes most passes
   */
  public static ClippedSample of(double[] values, double limit, int passes) {
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int from = 0;
    int to = sorted.length;
    for (int pass = 0; pass < passes && to > from; pass++) {
      double centre = median(sorted, from, to);
      double most = limit * deviation(sorted, from, to);
      int first = from;
      int last = to;
      while (first < last && centre - sorted[first] > most) {
        first++;
      }
      while (last > first && sorted[last - 1] - centre > most) {
        last--;
      }
      if (first == from && last == to) {
        break;
      }
      from = first;
      to = last;
    }
    return new ClippedSample(
        median(sorted, from, to),
        deviation(sorted, from, to),
        to - from,
        to > from ? sorted[from] : Double.NaN,
        to > from ? sorted[to - 1] : Double.NaN);
  }

  /**
   * Variance of the median of normal values as a multiple of variance / count. For large samples pi
   * / 2; small ones follow the tabulated efficiencies (Hojo 1931, Biometrika 23, 315) within 1 %.
   */
  public static double medianVarianceFactor(int count) {
    double offset = count % 2 == 0 ? 1.36 : 0.5;
    return count < 3 ? 1 : Math.PI * count / (2 * (count + offset));
  }

  private static double median(double[] sorted, int from, int to) {
    if (from == to) {
      return Double.NaN;
    }
    int middle = (from + to) / 2;
    return (to - from) % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double deviation(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return Math.sqrt(squares / (to - from));
  }
}
