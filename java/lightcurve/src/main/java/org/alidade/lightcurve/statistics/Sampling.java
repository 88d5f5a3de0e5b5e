package org.alidade.lightcurve.statistics;

import org.alidade.lightcurve.internal.statistics.MiddleValue;

/**
 * When a light curve was measured.
 *
 * @param count number of valid points
 * @param firstMjd time of the first, MJD; NaN if there is none
 * @param lastMjd time of the last, MJD; NaN if there is none
 * @param spanDays time between both, days
 * @param medianCadenceDays median time from one point to the next, days; NaN if there is one point
 */
public record Sampling(
    int count, double firstMjd, double lastMjd, double spanDays, double medianCadenceDays) {
  static Sampling of(Series series) {
    int count = series.size();
    if (count == 0) {
      return new Sampling(0, Double.NaN, Double.NaN, 0, Double.NaN);
    }
    double[] times = series.times();
    double[] steps = new double[count - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = times[i + 1] - times[i];
    }
    return new Sampling(
        count, times[0], times[count - 1], series.spanDays(), MiddleValue.of(steps));
  }
}
