package org.alidade.plot.internal;

import java.util.Arrays;
import org.alidade.plot.Style;

/** Counts of values in equal bins. */
public final class Histogram {
  private Histogram() {}

  /**
   * Bars over the finite values; a single distinct value gets bins over a range of one around it.
   */
  public static Bars bars(double[] values, int bins, Style style) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new Bars(new double[0], new double[0], new double[0], style);
    }
    double[] limits = Limits.of(finite, 0, 1, 0, false);
    double step = (limits[1] - limits[0]) / bins;
    double[] left = new double[bins];
    double[] right = new double[bins];
    for (int i = 0; i < bins; i++) {
      left[i] = limits[0] + i * step;
      right[i] = limits[0] + (i + 1) * step;
    }
    double[] counts = new double[bins];
    for (double v : finite) {
      // The largest value belongs to the last bin.
      counts[Math.min(bins - 1, (int) ((v - limits[0]) / step))]++;
    }
    return new Bars(left, right, counts, style);
  }
}
