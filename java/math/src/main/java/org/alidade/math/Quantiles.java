package org.alidade.math;

import java.util.Arrays;
import org.alidade.array.BadInputException;

/**
 * Quantiles of values of which some may be missing.
 *
 * <p>Between two values the quantile is interpolated linearly, at place {@code (n - 1) fraction} of
 * the sorted values (definition 7 of Hyndman and Fan 1996, the default of numpy). NaN counts as
 * missing.
 *
 * <p>Example: {@code double typical = Quantiles.median(signalToNoise);}
 */
public final class Quantiles {
  private Quantiles() {}

  /** The median; NaN if no value is present. */
  public static double median(double... values) {
    return quantile(values, 0.5);
  }

  /**
   * One quantile.
   *
   * @param values the values, unchanged; NaN is ignored
   * @param fraction from 0, the smallest value, to 1, the largest
   * @return the quantile, NaN if no value is present
   * @throws BadInputException if the fraction lies outside 0 to 1
   */
  public static double quantile(double[] values, double fraction) {
    return quantiles(values, fraction)[0];
  }

  /**
   * Several quantiles of the same values, sorted once.
   *
   * @param values the values, unchanged; NaN is ignored
   * @param fractions each from 0 to 1
   * @return one quantile per fraction, NaN if no value is present
   * @throws BadInputException if a fraction lies outside 0 to 1
   */
  public static double[] quantiles(double[] values, double... fractions) {
    double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(sorted);
    double[] result = new double[fractions.length];
    for (int i = 0; i < fractions.length; i++) {
      result[i] = ofSorted(sorted, fractions[i]);
    }
    return result;
  }

  /**
   * Median of the absolute distances from the median, times 1.4826: the standard deviation of
   * normally distributed values, undisturbed by outliers; NaN if no value is present.
   */
  public static double scaledMedianAbsoluteDeviation(double... values) {
    double median = median(values);
    return 1.4826022185056018
        * median(Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
  }

  private static double ofSorted(double[] sorted, double fraction) {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new BadInputException(
          "fraction " + fraction, "Quantiles", "give a fraction from 0 to 1");
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * fraction;
    int below = (int) place;
    double rest = place - below;
    return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
  }
}
