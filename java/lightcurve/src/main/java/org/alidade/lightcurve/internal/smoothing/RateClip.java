package org.alidade.lightcurve.internal.smoothing;

import org.alidade.math.Quantiles;

/** Clip of steep changes (spec lightcurve 13.2, step 3). */
public final class RateClip {
  private static final int ITERATIONS = 2;

  private RateClip() {}

  /**
   * Marks, of every pair that changes too steeply, the member farther from the typical value.
   *
   * @param values in order of time, unchanged
   * @param rates change per day of every pair, NaN where there is none
   * @param lowFraction quantile below which a rate is too steep
   * @param highFraction quantile above which it is
   * @param sigma distance allowed among the values that make the typical one
   * @param rejected true where a step before rejected; set to true where this one does
   */
  public static void mark(
      double[] values,
      double[] rates,
      double lowFraction,
      double highFraction,
      double sigma,
      boolean[] rejected) {
    double[] limits = Quantiles.quantiles(rates, lowFraction, highFraction);
    if (Double.isNaN(limits[0])) {
      return;
    }
    double reference = reference(values, sigma, rejected);
    for (int i = 0; i < rates.length; i++) {
      if (rates[i] < limits[0] || rates[i] > limits[1]) {
        double first = Math.abs(values[i] - reference);
        double second = Math.abs(values[i + 1] - reference);
        rejected[first > second ? i : i + 1] = true;
      }
    }
  }

  private static double reference(double[] values, double sigma, boolean[] rejected) {
    SortedWindow window = new SortedWindow(values.length);
    for (int i = 0; i < values.length; i++) {
      if (!rejected[i] && Double.isFinite(values[i])) {
        window.append(values[i]);
      }
    }
    window.sort();
    window.clip(sigma, ITERATIONS);
    return window.median();
  }
}
