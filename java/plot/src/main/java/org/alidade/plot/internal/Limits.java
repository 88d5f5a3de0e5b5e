package org.alidade.plot.internal;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/** Limits of an axis from data. */
final class Limits {
  private Limits() {}

  /**
   * Limits that show the values between two quantiles with some room around.
   *
   * <p>Where the quantiles coincide, the smallest and largest value are used; where these coincide
   * as well, half of the value's size on either side (0.5 about zero). Without any usable value the
   * limits are 0 and 1 (1 and 10 on a logarithmic axis).
   *
   * @param values any values; NaN, infinite and (logarithmic) non-positive ones are ignored
   * @param padding room on either side as a fraction of the range
   */
  static double[] of(
      double[] values, double lowQuantile, double highQuantile, double padding, boolean logs) {
    double[] sorted = usable(values, logs);
    if (sorted.length == 0) {
      return logs ? new double[] {1, 10} : new double[] {0, 1};
    }
    double low = quantile(sorted, lowQuantile);
    double high = quantile(sorted, highQuantile);
    if (!(low < high)) {
      low = sorted[0];
      high = sorted[sorted.length - 1];
    }
    if (!distinct(low, high, logs)) {
      double half =
          logs ? Math.log(2) : Math.abs(low) < Double.MIN_NORMAL ? 0.5 : 0.5 * Math.abs(low);
      low -= half;
      high += half;
    }
    double room = padding * (high - low);
    double[] limits = {low - room, high + room};
    return logs ? new double[] {Math.exp(limits[0]), Math.exp(limits[1])} : limits;
  }

  /** Ranges that rounding would swallow count as a single value. */
  private static boolean distinct(double low, double high, boolean logs) {
    double resolution = logs ? 1e-9 : 1e-12 * Math.max(Math.abs(low), Math.abs(high));
    return high - low > resolution;
  }

  private static double[] usable(double[] values, boolean logs) {
    DoublePredicate keep = logs ? v -> v > 0 && Double.isFinite(v) : Double::isFinite;
    double[] kept = Arrays.stream(values).filter(keep).toArray();
    if (logs) {
      Arrays.setAll(kept, i -> Math.log(kept[i]));
    }
    Arrays.sort(kept);
    return kept;
  }

  /** Quantile by linear interpolation between order statistics (Hyndman and Fan, type 7). */
  static double quantile(double[] sorted, double q) {
    double place = q * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    double fraction = place - below;
    return sorted[below] * (1 - fraction) + sorted[above] * fraction;
  }
}
