package org.alidade.transients.image;

import java.util.Arrays;

/** Variances of pixels with the noise of the light itself (spec transient 11.3). */
final class PixelNoise {
  private PixelNoise() {}

  /**
   * Variance of each pixel, counts squared: the one that came with the image; else photons, sky
   * included, and read noise if the gain is known; else that of the background everywhere.
   *
   * <p>Light below the sky is not raised to it: that would make the noise of the sky too large.
   *
   * @param image sky included
   * @param mask bits; masked pixels get the noise of the background
   * @param sigma standard deviation of the background, counts
   */
  static double[] variance(RawImage image, byte[] mask, double sigma) {
    double[] given = image.variance();
    double[] variance = new double[image.pixels().length];
    Arrays.fill(variance, sigma * sigma);
    double readNoise = image.readNoiseElectrons() / image.gain();
    for (int i = 0; i < variance.length; i++) {
      double value = Double.NaN;
      if (given != null) {
        value = given[i];
      } else if (!Double.isNaN(image.gain()) && mask[i] == 0) {
        value = Math.max(image.pixels()[i], 0) / image.gain() + readNoise * readNoise;
      }
      if (value > 0 && value < Double.POSITIVE_INFINITY) {
        variance[i] = value;
      }
    }
    return variance;
  }
}
