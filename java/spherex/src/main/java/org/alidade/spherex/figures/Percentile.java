package org.alidade.spherex.figures;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Order statistics. */
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

  /** The values that are marked. */
  static double[] where(double[] values, boolean[] marked) {
    return IntStream.range(0, values.length)
        .filter(i -> marked[i])
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
