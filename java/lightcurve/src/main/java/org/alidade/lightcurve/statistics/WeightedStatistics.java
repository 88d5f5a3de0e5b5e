package org.alidade.lightcurve.statistics;

import org.hipparchus.special.Gamma;

/**
 * What the errors say about the values, with weights {@code w = 1/e^2}. NaN or infinite where an
 * error is not positive.
 *
 * @param mean weighted mean
 * @param meanError its standard error
 * @param chiSquared sum of w (m - mean)^2
 * @param reducedChiSquared the same over n - 1
 * @param chiSquaredProbability probability that a constant source scatters at least as much
 * @param excessVariance variance (divided by n - 1) less the mean square error: square of the
 *     intrinsic scatter, negative where the errors are too large
 */
public record WeightedStatistics(
    double mean,
    double meanError,
    double chiSquared,
    double reducedChiSquared,
    double chiSquaredProbability,
    double excessVariance) {
  static WeightedStatistics of(Series series, Moments moments) {
    double[] values = series.values();
    double[] errors = series.errors();
    int count = values.length;
    double weights = 0;
    double sum = 0;
    double squares = 0;
    // About the plain mean, so that no digits of a magnitude are lost.
    double origin = moments.mean();
    for (int i = 0; i < count; i++) {
      double variance = errors[i] * errors[i];
      double weight = 1 / variance;
      weights += weight;
      sum += weight * (values[i] - origin);
      squares += variance;
    }
    double mean = origin + sum / weights;
    double chiSquared = 0;
    for (int i = 0; i < count; i++) {
      double deviation = (values[i] - mean) / errors[i];
      chiSquared += deviation * deviation;
    }
    double variance = moments.sampleDeviation() * moments.sampleDeviation();
    return new WeightedStatistics(
        mean,
        1 / Math.sqrt(weights),
        chiSquared,
        chiSquared / (count - 1),
        probability(chiSquared, count - 1),
        variance - squares / count);
  }

  private static double probability(double chiSquared, int freedom) {
    return freedom < 1 || !Double.isFinite(chiSquared)
        ? Double.NaN
        : Gamma.regularizedGammaQ(0.5 * freedom, 0.5 * chiSquared);
  }
}
