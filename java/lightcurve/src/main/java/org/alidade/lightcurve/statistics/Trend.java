package org.alidade.lightcurve.statistics;

/**
 * A straight line through the points, weighted with {@code 1/e^2}, and the steepest change.
 *
 * @param perDay slope, unit of the values per day
 * @param perDayError its standard error
 * @param reducedChiSquared chi-squared about the line over n - 2
 * @param steepestPerDay largest change per day between consecutive points of different times,
 *     absolute; NaN if there are none
 */
public record Trend(
    double perDay, double perDayError, double reducedChiSquared, double steepestPerDay) {
  static Trend of(Series series, double weightedMean) {
    double[] times = series.times();
    double[] values = series.values();
    double[] errors = series.errors();
    int count = times.length;
    double origin = count == 0 ? 0 : times[count / 2];
    double weights = 0;
    double sumTime = 0;
    for (int i = 0; i < count; i++) {
      double weight = 1 / (errors[i] * errors[i]);
      weights += weight;
      sumTime += weight * (times[i] - origin);
    }
    double meanTime = origin + sumTime / weights;
    double timeSquares = 0;
    double products = 0;
    double chiSquared = 0;
    for (int i = 0; i < count; i++) {
      double weight = 1 / (errors[i] * errors[i]);
      double time = times[i] - meanTime;
      double value = values[i] - weightedMean;
      timeSquares += weight * time * time;
      products += weight * time * value;
      chiSquared += weight * value * value;
    }
    double slope = products / timeSquares;
    return new Trend(
        slope,
        1 / Math.sqrt(timeSquares),
        Math.max(0, chiSquared - slope * products) / (count - 2),
        steepest(times, values));
  }

  private static double steepest(double[] times, double[] values) {
    double steepest = Double.NaN;
    for (int i = 1; i < times.length; i++) {
      double step = times[i] - times[i - 1];
      if (step > 0) {
        double rate = Math.abs(values[i] - values[i - 1]) / step;
        steepest = steepest >= rate ? steepest : rate;
      }
    }
    return steepest;
  }
}
