package org.alidade.spherex.photometry;

import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.internal.statistics.PositiveMedian;

/**
 * Variances without gaps (spec spherex 7.1).
 *
 * @param count pixels that had none
 * @param median what they got; NaN if there was no gap
 */
record RepairedVariance(int count, double median) {
  /**
   * Replaces missing variances by the median of all positive ones, in place.
   *
   * @param variance variances, NaN where missing
   * @param flags flags of the same pixels
   * @throws RejectedException if a pixel without a flag has no variance, or no variance is positive
   */
  static RepairedVariance repair(float[] variance, int[] flags) throws RejectedException {
    int missing = 0;
    for (int i = 0; i < variance.length; i++) {
      if (Float.isNaN(variance[i])) {
        missing++;
        if (flags[i] == 0) {
          throw rejected("a pixel without a flag has no variance");
        }
      }
    }
    if (missing == 0) {
      return new RepairedVariance(0, Double.NaN);
    }
    double median = PositiveMedian.of(variance);
    if (Double.isNaN(median)) {
      throw rejected("no pixel has a positive variance");
    }
    for (int i = 0; i < variance.length; i++) {
      if (Float.isNaN(variance[i])) {
        variance[i] = (float) median;
      }
    }
    return new RepairedVariance(missing, median);
  }

  private static RejectedException rejected(String what) {
    return new RejectedException(RejectionReason.UNFLAGGED_NAN_VARIANCE, what);
  }
}
