package org.alidade.lightcurve.internal.period;

/**
 * Points of one band, with times from a common origin and values from the band's weighted mean.
 *
 * @param times times from the origin, days
 * @param values values less the weighted mean
 * @param weights inverse variances
 */
@SuppressWarnings("ArrayRecordComponent") // inputs of a loop
public record WeightedPoints(double[] times, double[] values, double[] weights) {
  /** Chi-squared of the constant model: sum of w y^2. */
  public double chiSquared() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i] * values[i];
    }
    return sum;
  }

  double totalWeight() {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  double[] weightedValues() {
    double[] products = new double[values.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = weights[i] * values[i];
    }
    return products;
  }
}
