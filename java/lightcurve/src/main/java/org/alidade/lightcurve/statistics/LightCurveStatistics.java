package org.alidade.lightcurve.statistics;

import org.alidade.lightcurve.LightCurve;

/**
 * Statistics of one light curve (spec lightcurve 14.2), in the unit of its values. What too few
 * points cannot tell is NaN.
 *
 * <pre>{@code
 * LightCurveStatistics statistics = LightCurveStatistics.of(store.get(12345, 1));
 * double scatter = statistics.order().scaledMedianAbsoluteDeviation();
 * }</pre>
 *
 * @param sampling when it was measured
 * @param moments mean, deviations, skewness, kurtosis
 * @param order median, percentiles, biweight
 * @param weighted weighted mean, chi-squared, excess variance
 * @param indices von Neumann's and Stetson's indices
 * @param trend straight line and steepest change
 */
public record LightCurveStatistics(
    Sampling sampling,
    Moments moments,
    OrderStatistics order,
    WeightedStatistics weighted,
    VariabilityIndices indices,
    Trend trend) {
  /** Statistics of the valid points of a light curve (spec lightcurve 12.4). */
  public static LightCurveStatistics of(LightCurve curve) {
    return of(Series.of(curve));
  }

  /** Statistics of all points of a series. */
  public static LightCurveStatistics of(Series series) {
    Moments moments = Moments.of(series.values());
    WeightedStatistics weighted = WeightedStatistics.of(series, moments);
    return new LightCurveStatistics(
        Sampling.of(series),
        moments,
        OrderStatistics.of(series.values()),
        weighted,
        VariabilityIndices.of(series, moments, weighted.mean()),
        Trend.of(series, weighted.mean()));
  }
}
