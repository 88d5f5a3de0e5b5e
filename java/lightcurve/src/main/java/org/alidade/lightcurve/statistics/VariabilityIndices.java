package org.alidade.lightcurve.statistics;

/**
 * Indices that tell variable sources from constant ones.
 *
 * @param vonNeumannEta mean squared change from point to point over the variance (divided by n -
 *     1): 2 for noise, less for smooth variation (von Neumann 1941, Ann. Math. Stat. 12, 367)
 * @param stetsonJ mean of sign(P) sqrt|P| over consecutive points, P the product of their relative
 *     deviations (Stetson 1996, PASP 108, 851), all pairs weighing the same
 * @param stetsonK mean relative deviation over its root mean square: 0.798 for normal noise, 0.9
 *     for a sinusoid
 * @param stetsonL J K / 0.798
 * @param beyondOneDeviation fraction of points farther than one sample standard deviation from the
 *     weighted mean
 */
public record VariabilityIndices(
    double vonNeumannEta,
    double stetsonJ,
    double stetsonK,
    double stetsonL,
    double beyondOneDeviation) {
  /** K of normal noise, {@code sqrt(2/pi)}, in the digits in which L is defined. */
  static final double NORMAL_KURTOSIS = 0.798;

  static VariabilityIndices of(Series series, Moments moments, double weightedMean) {
    double[] values = series.values();
    double[] deviations = StetsonIndex.deviations(series, weightedMean);
    double sampleDeviation = moments.sampleDeviation();
    double steps = 0;
    double pairs = 0;
    int beyond = 0;
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        double step = values[i] - values[i - 1];
        steps += step * step;
        pairs += StetsonIndex.signedRoot(deviations[i - 1] * deviations[i]);
      }
      if (Math.abs(values[i] - weightedMean) > sampleDeviation) {
        beyond++;
      }
    }
    double between = values.length - 1;
    double stetsonJ = pairs / between;
    double stetsonK = StetsonIndex.kurtosis(deviations);
    return new VariabilityIndices(
        steps / between / (sampleDeviation * sampleDeviation),
        stetsonJ,
        stetsonK,
        stetsonJ * stetsonK / NORMAL_KURTOSIS,
        (double) beyond / values.length);
  }
}
