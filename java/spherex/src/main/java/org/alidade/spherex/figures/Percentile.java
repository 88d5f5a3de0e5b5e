package org.alidade.spherex.figures;

import java.util.Arrays;

/** Order statistics with interpolation. */
final class Percentile {
  private Percentile() {}

  /**
   * A percentile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7).
   *
   * @param values at least one value
   * @param percent 0 to 100
   */
  static double of(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
