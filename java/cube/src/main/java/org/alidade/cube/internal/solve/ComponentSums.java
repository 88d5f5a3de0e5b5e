package org.alidade.cube.internal.solve;

import java.util.Arrays;
import org.alidade.array.DoubleArray;

/** Sums of values over the populations of every component, and how far shares are from targets. */
final class ComponentSums {
  private ComponentSums() {}

  /**
   * Sums of x, or of x times a factor per unknown.
   *
   * @param x C*P values
   * @param factors C*P values; empty = all 1
   * @param components number of components C
   */
  static double[] of(DoubleArray x, double[] factors, int components) {
    double[] values = x.toArray();
    int populations = values.length / components;
    double[] sums = new double[components];
    for (int j = 0; j < values.length; j++) {
      sums[j / populations] += factors.length == 0 ? values[j] : factors[j] * values[j];
    }
    return sums;
  }

  /** Sum over components of |share - target share|; NaN if either sums to zero. */
  static double distance(double[] sums, double[] targets) {
    double total = Arrays.stream(sums).sum();
    double wanted = Arrays.stream(targets).sum();
    double distance = 0;
    for (int c = 0; c < sums.length; c++) {
      distance += Math.abs(sums[c] / total - targets[c] / wanted);
    }
    return distance;
  }
}
