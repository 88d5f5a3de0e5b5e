package org.alidade.transients.image;

import java.util.Arrays;
import org.alidade.extraction.CleanedPixels;
import org.alidade.extraction.CosmicRayOptions;
import org.alidade.extraction.CosmicRays;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.MaskBits;

/**
 * Marks cosmic rays (spec transient 10.3). The noise they are compared with is that of the image
 * without small features: a median over 5 x 5 pixels in electrons and the read noise.
 */
final class CosmicRayMasking {
  private static final int HALF = 2;

  private CosmicRayMasking() {}

  /**
   * Sets {@link MaskBits#COSMIC_RAY} where one hit; pixels that are masked already are not judged.
   *
   * @param image sky included
   * @param mask bits, changed
   * @param fallbackSigma noise of a pixel if the gain is unknown, counts
   * @return number of pixels hit
   */
  static int mark(RawImage image, byte[] mask, double fallbackSigma, CosmicRayOptions options) {
    double[] filled = MaskFilling.fill(image.width(), image.height(), image.pixels(), mask);
    float[] noise = noise(image, filled, fallbackSigma);
    float[] pixels = new float[filled.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) filled[i];
      if (mask[i] != 0) {
        noise[i] = Float.NaN;
      }
    }
    CleanedPixels clean = CosmicRays.clean(pixels, noise, image.width(), image.height(), options);
    for (int i = 0; i < mask.length; i++) {
      if (clean.hits()[i]) {
        mask[i] |= MaskBits.COSMIC_RAY;
      }
    }
    return clean.hitCount();
  }

  private static float[] noise(RawImage image, double[] filled, double fallbackSigma) {
    float[] noise = new float[filled.length];
    if (Double.isNaN(image.gain())) {
      Arrays.fill(noise, (float) fallbackSigma);
      return noise;
    }
    double readNoise = image.readNoiseElectrons();
    ThreadBudget.current()
        .forEach(
            image.height(),
            row -> {
              double[] around = new double[(2 * HALF + 1) * (2 * HALF + 1)];
              for (int x = 0; x < image.width(); x++) {
                double level = median(filled, image.width(), image.height(), x, (int) row, around);
                double electrons = Math.max(level, 0) * image.gain() + readNoise * readNoise;
                noise[(int) row * image.width() + x] =
                    (float) Math.max(Math.sqrt(electrons) / image.gain(), 1e-3 * fallbackSigma);
              }
            });
    return noise;
  }

  private static double median(
      double[] image, int width, int height, int column, int row, double[] around) {
    int count = 0;
    for (int y = Math.max(0, row - HALF); y <= Math.min(height - 1, row + HALF); y++) {
      for (int x = Math.max(0, column - HALF); x <= Math.min(width - 1, column + HALF); x++) {
        around[count++] = image[y * width + x];
      }
    }
    Arrays.sort(around, 0, count);
    return around[count / 2];
  }
}
