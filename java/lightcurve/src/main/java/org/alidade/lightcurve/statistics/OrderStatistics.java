package org.alidade.lightcurve.statistics;

import org.alidade.lightcurve.internal.statistics.SortedSample;

/**
 * What follows from the order of the values. Quantiles are interpolated linearly (definition 7 of
 * Hyndman and Fan 1996). NaN if there is no value.
 *
 * @param median median
 * @param medianAbsoluteDeviation median distance from the median
 * @param scaledMedianAbsoluteDeviation the same times 1.4826, a robust standard deviation
 * @param interquartileRange from the 25th to the 75th percentile
 * @param percentile2 2nd percentile
 * @param percentile5 5th percentile
 * @param percentile16 16th percentile
 * @param percentile84 84th percentile
 * @param percentile95 95th percentile
 * @param percentile98 98th percentile
 * @param amplitude half of the range from the smallest to the largest value
 * @param biweightLocation biweight location, tuning constant 6 (Beers, Flynn and Gebhardt 1990)
 * @param biweightScale biweight scale, tuning constant 9
 */
public record OrderStatistics(
    double median,
    double medianAbsoluteDeviation,
    double scaledMedianAbsoluteDeviation,
    double interquartileRange,
    double percentile2,
    double percentile5,
    double percentile16,
    double percentile84,
    double percentile95,
    double percentile98,
    double amplitude,
    double biweightLocation,
    double biweightScale) {
  static OrderStatistics of(double[] values) {
    SortedSample sample = SortedSample.of(values);
    double median = sample.median();
    double deviation = sample.medianAbsoluteDeviation();
    return new OrderStatistics(
        median,
        deviation,
        SortedSample.NORMAL_SCALE * deviation,
        sample.quantile(0.75) - sample.quantile(0.25),
        sample.quantile(0.02),
        sample.quantile(0.05),
        sample.quantile(0.16),
        sample.quantile(0.84),
        sample.quantile(0.95),
        sample.quantile(0.98),
        0.5 * (sample.largest() - sample.smallest()),
        Biweight.location(values, median, deviation),
        Biweight.scale(values, median, deviation));
  }
}
