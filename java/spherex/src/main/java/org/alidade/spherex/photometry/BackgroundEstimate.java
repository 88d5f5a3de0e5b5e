package org.alidade.spherex.photometry;

import org.alidade.spherex.internal.statistics.ClippedSample;
import org.jspecify.annotations.Nullable;

/**
 * A local background, in the unit of the image.
 *
 * @param level median after clipping
 * @param error spread after clipping over the root of the number of pixels before it, as the
 *     reference implementation has it
 * @param pixels pixels before clipping
 * @param medianError standard error of the median of independent normal pixels of that spread
 * @param mask which pixels counted
 * @param ring where they were; null for a rectangle
 */
public record BackgroundEstimate(
    double level,
    double error,
    int pixels,
    double medianError,
    BackgroundMask mask,
    @Nullable AnnulusRadii ring) {
  /**
   * The background of some pixels.
   *
   * @param values their values
   * @param mask how they were chosen
   * @param ring where they were; null for a rectangle
   * @param sigma clipping in standard deviations
   * @param passes most passes of clipping
   */
  static BackgroundEstimate of(
      double[] values, BackgroundMask mask, @Nullable AnnulusRadii ring, double sigma, int passes) {
    ClippedSample kept = ClippedSample.of(values, sigma, passes);
    double variance = kept.deviation() * kept.deviation() / Math.max(1, kept.count() - 1);
    return new BackgroundEstimate(
        kept.median(),
        kept.deviation() / Math.sqrt(values.length),
        values.length,
        Math.sqrt(variance * ClippedSample.medianVarianceFactor(kept.count())),
        mask,
        ring);
  }
}
