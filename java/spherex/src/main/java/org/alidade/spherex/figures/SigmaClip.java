package org.alidade.spherex.figures;

import java.util.Arrays;

/** Removal of outliers about the median (spec spherex 10). */
final class SigmaClip {
  private SigmaClip() {}

  /**
   * Which values stay. Values that are not finite go first; then, pass by pass, those farther from
   * the median than some population standard deviations, until none is removed.
   *
   * @param sigmas standard deviations
   * @param passes most passes
   */
  static boolean[] kept(double[] values, double sigmas, int passes) {
    boolean[] kept = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      kept[i] = Double.isFinite(values[i]);
    }
    boolean removed = true;
    for (int pass = 0; removed && pass < passes; pass++) {
      removed = clip(values, kept, sigmas);
    }
    return kept;
  }

  private static boolean clip(double[] values, boolean[] kept, double sigmas) {
    double[] rest = Percentile.where(values, kept);
    if (rest.length == 0) {
      return false;
    }
    double median = Percentile.of(rest, 50);
    double mean = Arrays.stream(rest).average().orElseThrow();
    double variance = Arrays.stream(rest).map(v -> (v - mean) * (v - mean)).sum() / rest.length;
    double most = sigmas * Math.sqrt(variance);
    boolean removed = false;
    for (int i = 0; i < values.length; i++) {
      if (kept[i] && Math.abs(values[i] - median) > most) {
        kept[i] = false;
        removed = true;
      }
    }
    return removed;
  }
}
