package org.alidade.transients.image;

import java.util.random.RandomGenerator;

/** Draws stars and noise. */
public final class StarField {
  private StarField() {}

  /** Adds normal noise. */
  public static void addNoise(double[] pixels, double sigma, RandomGenerator random) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += sigma * random.nextGaussian();
    }
  }

  /** Adds photon noise of a gain of 1 and read noise to an image with sky, as normal numbers. */
  public static void addPhotonNoise(double[] pixels, double readNoise, RandomGenerator random) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] +=
          Math.sqrt(Math.max(pixels[i], 0) + readNoise * readNoise) * random.nextGaussian();
    }
  }

  /** Adds a round Moffat star of beta 3, integrated over pixels by 3 x 3 samples. */
  public static void addMoffat(
      double[] pixels, int width, int height, double x, double y, double flux, double fwhm) {
    double alpha = fwhm / (2 * Math.sqrt(Math.cbrt(2) - 1));
    double norm = flux * 2 / (Math.PI * alpha * alpha);
    int half = (int) (7 * fwhm);
    for (int row = Math.max(0, (int) y - half); row < Math.min(height, y + half); row++) {
      for (int column = Math.max(0, (int) x - half); column < Math.min(width, x + half); column++) {
        double sum = 0;
        for (int k = 0; k < 9; k++) {
          double dx = column + (k % 3 - 1) / 3.0 - x;
          double dy = row + (k / 3 - 1) / 3.0 - y;
          sum += Math.pow(1 + (dx * dx + dy * dy) / (alpha * alpha), -3);
        }
        pixels[row * width + column] += norm * sum / 9;
      }
    }
  }
}
