package org.alidade.cube.internal.solve;

import java.util.Arrays;

/**
 * Finds rows that are zero beside the others of their spaxel; the limit is relative, so units do
 * not matter.
 */
final class RowNorms {
  private static final double NEGLIGIBLE = 1e-14;

  private RowNorms() {}

  /**
   * Sets squared norms to zero where they are at most 1e-14 of the median or not finite.
   *
   * @param norms squared norms, changed
   * @return number of rows taken out of use
   */
  static int zeroNegligible(double[] norms) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    boolean finite = true;
    for (double norm : norms) {
      least = Math.min(least, norm);
      most = Math.max(most, norm);
      finite &= norm < Double.POSITIVE_INFINITY;
    }
    // The median is at most the maximum: without outliers there is nothing to look for.
    if (finite && least > NEGLIGIBLE * most) {
      return 0;
    }
    double limit = NEGLIGIBLE * median(norms);
    int zeroed = 0;
    for (int k = 0; k < norms.length; k++) {
      if (!(norms[k] > limit && norms[k] < Double.POSITIVE_INFINITY)) {
        norms[k] = 0;
        zeroed++;
      }
    }
    return zeroed;
  }

  private static double median(double[] norms) {
    double[] sorted = Arrays.stream(norms).filter(Double::isFinite).sorted().toArray();
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }
}
