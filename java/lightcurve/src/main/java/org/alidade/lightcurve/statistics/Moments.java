package org.alidade.lightcurve.statistics;

/**
 * Moments of the values, all points weighing the same.
 *
 * @param mean mean
 * @param populationDeviation standard deviation, divided by n
 * @param sampleDeviation standard deviation, divided by n - 1
 * @param skewness third standardised moment of the population
 * @param excessKurtosis fourth standardised moment of the population less 3
 */
public record Moments(
    double mean,
    double populationDeviation,
    double sampleDeviation,
    double skewness,
    double excessKurtosis) {
  static Moments of(double[] values) {
    int count = values.length;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / count;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double deviation = value - mean;
      double square = deviation * deviation;
      second += square;
      third += square * deviation;
      fourth += square * square;
    }
    double variance = second / count;
    return new Moments(
        mean,
        Math.sqrt(variance),
        Math.sqrt(second / (count - 1)),
        third / count / (variance * Math.sqrt(variance)),
        fourth / count / (variance * variance) - 3);
  }
}
