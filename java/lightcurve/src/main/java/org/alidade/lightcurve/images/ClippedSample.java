package org.alidade.lightcurve.images;

import java.util.Arrays;

/**
 * Values that survive clipping about their median, sorted, and statistics of them (spec lightcurve
 * 9.5, 13.3).
 */
final class ClippedSample {
  /** Standard deviation of a normal distribution in units of its median absolute deviation. */
  private static final double NORMAL_PER_MAD = 1.482602218505602;

  private static final double LOCATION_TUNING = 6;
  private static final double SCALE_TUNING = 9;

  private final double[] sorted;

  private ClippedSample(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Keeps what lies within {@code sigmas} population standard deviations of the median, until
   * nothing changes or {@code iterations} times. What is not finite is dropped.
   */
  static ClippedSample of(double[] values, int count, double sigmas, int iterations) {
    double[] sorted = Arrays.stream(values, 0, count).filter(Double::isFinite).sorted().toArray();
    for (int pass = 0; pass < iterations && sorted.length > 0; pass++) {
      ClippedSample sample = new ClippedSample(sorted);
      double center = sample.median();
      double reach = sigmas * sample.deviation();
      double[] kept =
          Arrays.stream(sorted)
              .filter(value -> value >= center - reach && value <= center + reach)
              .toArray();
      if (kept.length == sorted.length) {
        break;
      }
      sorted = kept;
    }
    return new ClippedSample(sorted);
  }

  double mean() {
    return sorted.length == 0 ? Double.NaN : Arrays.stream(sorted).sum() / sorted.length;
  }

  double median() {
    return medianOfSorted(sorted);
  }

  /** Population standard deviation. */
  double deviation() {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = 0;
    for (double value : sorted) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / sorted.length);
  }

  /** Median absolute deviation, scaled to the standard deviation of a normal distribution. */
  double scaledMad() {
    return NORMAL_PER_MAD * mad();
  }

  private double mad() {
    double median = median();
    return medianOfSorted(
        Arrays.stream(sorted).map(value -> Math.abs(value - median)).sorted().toArray());
  }

  /** Biweight location with tuning constant 6 about the median. */
  double biweightLocation() {
    double median = median();
    double mad = mad();
    if (!(mad > 0)) {
      return median;
    }
    double weighted = 0;
    double weights = 0;
    for (double value : sorted) {
      double u = (value - median) / (LOCATION_TUNING * mad);
      if (Math.abs(u) < 1) {
        double weight = (1 - u * u) * (1 - u * u);
        weighted += weight * (value - median);
        weights += weight;
      }
    }
    return median + weighted / weights;
  }

  /** Biweight scale with tuning constant 9 about the median. */
  double biweightScale() {
    double median = median();
    double mad = mad();
    if (!(mad > 0)) {
      return mad;
    }
    double above = 0;
    double below = 0;
    for (double value : sorted) {
      double u = (value - median) / (SCALE_TUNING * mad);
      if (Math.abs(u) < 1) {
        double rest = 1 - u * u;
        above += (value - median) * (value - median) * rest * rest * rest * rest;
        below += rest * (1 - 5 * u * u);
      }
    }
    return Math.sqrt(sorted.length * above) / Math.abs(below);
  }

  private static double medianOfSorted(double[] sorted) {
    int count = sorted.length;
    if (count == 0) {
      return Double.NaN;
    }
    int middle = count / 2;
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
