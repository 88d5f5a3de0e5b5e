package org.alidade.spherex.photometry;

/**
 * Sums over an aperture, in the unit of the image times pixels.
 *
 * @param sum sum of weight times value
 * @param variance sum of weight times variance, as the reference implementation has it
 * @param independentVariance sum of squared weight times variance: the variance of the sum when the
 *     noise of different pixels is independent
 * @param area area of the aperture, pixels
 */
public record ApertureSum(double sum, double variance, double independentVariance, double area) {
  /** Square root of the variance. */
  public double error() {
    return Math.sqrt(variance);
  }

  /**
   * The sum without a background.
   *
   * @param level background per pixel
   */
  public double above(double level) {
    return sum - level * area;
  }

  /**
   * Standard error of that difference (spec spherex 7.7).
   *
   * @param levelError standard error of the background
   */
  public double errorAbove(double levelError) {
    return Math.sqrt(variance + levelError * area * levelError * area);
  }
}
