package org.alidade.spherex.figures;

import java.util.Arrays;

/** Limits of the y axis from the values of the points (spec spherex 10). */
final class YLimits {
  private YLimits() {}

  /**
   * From one percentile of the finite values to another, with room at both ends.
   *
   * <p>Without any the limits are 0 and 1; a single value gets a tenth of itself on either side, a
   * zero 0.1.
   *
   * @param padding room as a fraction of the distance between the percentiles
   * @return lower and upper limit, in this order
   */
  static double[] of(double[] values, double lowPercent, double highPercent, double padding) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    if (finite.length == 0) {
      return new double[] {0, 1};
    }
    double low = Percentile.of(finite, lowPercent);
    double high = Percentile.of(finite, highPercent);
    if (high > low) {
      double room = padding * (high - low);
      return room + high - low > 0 ? new double[] {low - room, high + room} : around(low);
    }
    return around(low);
  }

  private static double[] around(double value) {
    double room = 0.1 * Math.abs(value);
    return room > 0 ? new double[] {value - room, value + room} : new double[] {-0.1, 0.1};
  }
}
