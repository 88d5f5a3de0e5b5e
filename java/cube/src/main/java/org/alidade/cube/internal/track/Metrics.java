package org.alidade.cube.internal.track;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Computes rows of metrics; remembers the vector of the row before. */
public final class Metrics {
  private static final double NEGLIGIBLE = 1e-12;

  private final int components;
  private double @Nullable [] previous;

  /** Metrics for vectors of this many components. */
  public Metrics(int components) {
    this.components = components;
  }

  /**
   * The next row.
   *
   * @param x weights, kept until the next call
   * @param epoch epoch
   * @param timeSec unix seconds
   * @param ewma running mean of the training error
   * @param valRmse validation error or NaN
   * @param orbitWeights C target weights, or null
   */
  public MetricsRow next(
      double[] x,
      long epoch,
      double timeSec,
      double ewma,
      double valRmse,
      double @Nullable [] orbitWeights) {
    double largest = Arrays.stream(x).max().orElse(0);
    long nnz = Arrays.stream(x).filter(value -> value > NEGLIGIBLE * largest).count();
    double l1 = Arrays.stream(x).map(Math::abs).sum();
    double[] massErrors = massErrors(x, orbitWeights);
    MetricsRow row =
        new MetricsRow(
            epoch,
            timeSec,
            ewma,
            valRmse,
            change(x),
            nnz,
            l1,
            norm(x),
            massErrors[0],
            massErrors[1]);
    previous = x;
    return row;
  }

  private double change(double[] x) {
    double[] before = previous;
    if (before == null) {
      return Double.NaN;
    }
    double[] difference = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      difference[j] = x[j] - before[j];
    }
    return norm(difference) / Math.max(norm(before), Double.MIN_NORMAL);
  }

  /** Scaled by the largest element, so that tiny units do not underflow. */
  private static double norm(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : values) {
      double scaled = value / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  private double[] massErrors(double[] x, double @Nullable [] orbitWeights) {
    double[] errors = {Double.NaN, Double.NaN};
    double target = orbitWeights == null ? 0 : Arrays.stream(orbitWeights).sum();
    double mass = Arrays.stream(x).sum();
    if (orbitWeights == null || target <= 0 || mass == 0) {
      return errors;
    }
    Arrays.fill(errors, 0);
    int populations = x.length / components;
    for (int c = 0; c < components; c++) {
      double sum = Arrays.stream(x, c * populations, (c + 1) * populations).sum();
      double error = Math.abs(sum / mass - orbitWeights[c] / target);
      errors[0] += error;
      errors[1] = Math.max(errors[1], error);
    }
    return errors;
  }
}
