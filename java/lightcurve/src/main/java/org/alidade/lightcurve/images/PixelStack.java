package org.alidade.lightcurve.images;

import java.util.Arrays;

/** The values of one pixel in many images. */
final class PixelStack {
  private static final double NORMAL_PER_MAD = 1.482602218505602;

  private final SuperStackOptions options;
  private final double[] values;
  private final double[] noise;
  private final double[] sorted;
  private int count;

  PixelStack(int most, SuperStackOptions options) {
    this.options = options;
    this.values = new double[most];
    this.noise = new double[most];
    this.sorted = new double[most];
  }

  void clear() {
    count = 0;
  }

  /** Adds a value, unless it or its uncertainty is none. */
  void add(double value, double uncertainty) {
    if (Double.isFinite(value) && uncertainty > 0 && Double.isFinite(uncertainty)) {
      values[count] = value;
      noise[count++] = uncertainty;
    }
  }

  /** Drops values far from the median until nothing changes, or as often as the options say. */
  void clip() {
    for (int pass = 0; pass < options.clipIterations() && count > 2; pass++) {
      if (!dropFar()) {
        return;
      }
    }
  }

  private boolean dropFar() {
    System.arraycopy(values, 0, sorted, 0, count);
    double median = median();
    for (int i = 0; i < count; i++) {
      sorted[i] = Math.abs(values[i] - median);
    }
    double scatter = NORMAL_PER_MAD * median();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double reach = options.clipSigma() * Math.max(scatter, noise[i]);
      if (Math.abs(values[i] - median) <= reach) {
        values[kept] = values[i];
        noise[kept++] = noise[i];
      }
    }
    boolean dropped = kept < count;
    count = kept;
    return dropped;
  }

  private double median() {
    Arrays.sort(sorted, 0, count);
    int middle = count / 2;
    return count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Sum of the weights. */
  double weight() {
    double weight = 0;
    for (int i = 0; i < count; i++) {
      weight += 1 / (noise[i] * noise[i]);
    }
    return weight;
  }

  /** Weighted mean, NaN if there is no value. */
  double mean() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i] / (noise[i] * noise[i]);
    }
    return count == 0 ? Double.NaN : sum / weight();
  }
}
