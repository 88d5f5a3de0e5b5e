package org.alidade.spherex.figures;

import org.alidade.spherex.internal.statistics.ClippedSample;

/** Removal of outliers about the median (spec spherex 10). */
final class SigmaClip {
  private SigmaClip() {}

  /**
   * Which values stay; those that are not finite do not.
   *
   * @param sigmas kept is what is within this many standard deviations of the median
   * @param passes most passes
   */
  static boolean[] kept(double[] values, double sigmas, int passes) {
    ClippedSample rest = ClippedSample.of(values, sigmas, passes);
    boolean[] kept = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      kept[i] = values[i] >= rest.lowest() && values[i] <= rest.highest();
    }
    return kept;
  }
}
