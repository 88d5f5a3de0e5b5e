package org.alidade.lvm.report;

import java.util.Arrays;

/**
 * Number, mean and squared deviations of the values in every column, added row by row and merged
 * (Chan, Golub and LeVeque 1979).
 */
final class ColumnMoments {
  private final long[] count;
  private final double[] mean;
  private final double[] squares;

  ColumnMoments(int columns) {
    count = new long[columns];
    mean = new double[columns];
    squares = new double[columns];
  }

  /** Adds a value to a column. */
  void add(int column, double value) {
    count[column]++;
    double difference = value - mean[column];
    mean[column] += difference / count[column];
    squares[column] += difference * (value - mean[column]);
  }

  /** Adds what another one has seen. */
  void merge(ColumnMoments other) {
    for (int i = 0; i < count.length; i++) {
      if (other.count[i] == 0) {
        continue;
      }
      double total = (double) count[i] + other.count[i];
      double difference = other.mean[i] - mean[i];
      squares[i] += other.squares[i] + difference * difference * count[i] * other.count[i] / total;
      mean[i] += difference * other.count[i] / total;
      count[i] += other.count[i];
    }
  }

  /** Mean of every column; NaN where nothing was added. */
  double[] means() {
    double[] means = new double[mean.length];
    Arrays.setAll(means, i -> count[i] == 0 ? Double.NaN : mean[i]);
    return means;
  }

  /** Standard deviation of every column (divisor n); NaN where nothing was added. */
  double[] deviations() {
    double[] deviations = new double[mean.length];
    Arrays.setAll(deviations, i -> count[i] == 0 ? Double.NaN : Math.sqrt(squares[i] / count[i]));
    return deviations;
  }
}
