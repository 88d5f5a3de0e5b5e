package org.alidade.transients.image;

import org.alidade.transients.PsfStamp;

/**
 * How good an image is (spec transient 10.7).
 *
 * @param background median level of the sky, counts
 * @param sigma standard deviation of the background, counts
 * @param gradient greatest less smallest level of the sky in units of sigma
 * @param fwhmPx full width at half maximum of stars, pixels
 * @param ellipticity of stars
 * @param stars stars that the point-spread function was made from
 * @param cosmicFraction fraction of pixels hit by cosmic rays
 * @param saturatedFraction fraction of saturated pixels
 * @param maskedFraction fraction of pixels with any mark
 * @param fiveSigmaFlux flux of a point source that stands out by 5 sigma, counts
 * @param score 0 to 1
 */
public record Quality(
    double background,
    double sigma,
    double gradient,
    double fwhmPx,
    double ellipticity,
    int stars,
    double cosmicFraction,
    double saturatedFraction,
    double maskedFraction,
    double fiveSigmaFlux,
    double score) {
  /** Least score for automatic use. */
  public static final double LEAST_FOR_USE = 0.3;

  /** Least score for training data. */
  public static final double LEAST_FOR_TRAINING = 0.8;

  private static final double LEAST_FACTOR = 0.05;
  private static final double MOST_MASKED = 0.3;
  private static final double MOST_GRADIENT = 5;
  private static final double ENOUGH_STARS = 20;

  /**
   * Geometric mean of four factors, none below 0.05: width of stars, masked pixels, gradient of the
   * sky and number of stars.
   *
   * @param fwhmPx width of stars
   * @param typicalFwhmPx width that is usual for the survey; NaN leaves the factor at 1
   */
  static double score(
      double fwhmPx, double typicalFwhmPx, double masked, double gradient, int stars) {
    double sharpness = Double.isNaN(typicalFwhmPx) ? 1 : Math.min(1, typicalFwhmPx / fwhmPx);
    return Math.pow(
        factor(sharpness)
            * factor(1 - Math.min(1, masked / MOST_MASKED))
            * factor(1 - Math.min(1, gradient / MOST_GRADIENT))
            * factor(Math.min(1, stars / ENOUGH_STARS)),
        0.25);
  }

  private static double factor(double value) {
    return Math.max(value, LEAST_FACTOR);
  }

  /** The quality with the width of another point-spread function; the score stays. */
  Quality withPsf(PsfModel psf, PsfStamp stamp) {
    return new Quality(
        background,
        sigma,
        gradient,
        psf.shape().fwhmPx(),
        psf.shape().ellipticity(),
        psf.stars(),
        cosmicFraction,
        saturatedFraction,
        maskedFraction,
        5 * sigma / Math.sqrt(stamp.sumOfSquares()),
        score);
  }
}
