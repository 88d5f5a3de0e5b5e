package org.alidade.cube.uncertainty;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.alidade.math.Quantiles;

/**
 * Quantities of a fit and their spread over bootstrap replicas; all arrays have one value per
 * quantity.
 *
 * @param estimate value from the observed data
 * @param mean mean over the replicas
 * @param standardDeviation standard deviation over the replicas (with n - 1)
 * @param p16 16th percentile of the replicas
 * @param median median of the replicas
 * @param p84 84th percentile of the replicas
 */
@SuppressWarnings("ArrayRecordComponent") // numerical code wants plain arrays
public record Spread(
    double[] estimate,
    double[] mean,
    double[] standardDeviation,
    double[] p16,
    double[] median,
    double[] p84) {
  /** The spread of values {@code replicas[r][i]}. */
  static Spread of(double[] estimate, double[][] replicas) {
    int count = estimate.length;
    Spread spread =
        new Spread(
            estimate.clone(),
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count]);
    double[] values = new double[replicas.length];
    for (int i = 0; i < count; i++) {
      int quantity = i;
      Arrays.setAll(values, r -> replicas[r][quantity]);
      spread.set(i, values);
    }
    return spread;
  }

  private void set(int index, double[] values) {
    double[] percentiles = Quantiles.quantiles(values, 0.16, 0.5, 0.84);
    mean[index] = Arrays.stream(values).sum() / values.length;
    standardDeviation[index] = standardDeviation(values, mean[index]);
    p16[index] = percentiles[0];
    median[index] = percentiles[1];
    p84[index] = percentiles[2];
  }

  private static double standardDeviation(double[] values, double mean) {
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return Math.sqrt(squares / (values.length - 1));
  }

  /** Number of quantities. */
  public int size() {
    return estimate.length;
  }

  /** Sums of values over groups, {@code group} giving the group of a value. */
  static double[] sums(double[] values, int groups, IntUnaryOperator group) {
    double[] sums = new double[groups];
    for (int j = 0; j < values.length; j++) {
      sums[group.applyAsInt(j)] += values[j];
    }
    return sums;
  }

  /** Values divided by their sum; all 0 if the sum is not positive. */
  static double[] fractions(double[] values) {
    double sum = Arrays.stream(values).sum();
    return Arrays.stream(values).map(value -> sum > 0 ? value / sum : 0).toArray();
  }
}
