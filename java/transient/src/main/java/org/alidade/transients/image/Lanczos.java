package org.alidade.transients.image;

/**
 * The Lanczos kernel with four lobes, {@code sinc(d) sinc(d / 4)} (Duchon 1979, Journal of Applied
 * Meteorology 18, 1016): eight weights per axis, divided by their sum.
 */
final class Lanczos {
  /** Weights of one axis. */
  static final int TAPS = 8;

  /** The first weight belongs to the pixel this far before the one at or before the place. */
  static final int BEFORE = 3;

  private static final double[] SINE = new double[TAPS];
  private static final double[] COSINE = new double[TAPS];

  static {
    for (int k = 0; k < TAPS; k++) {
      SINE[k] = Math.sin(Math.PI * (k - BEFORE) / 4);
      COSINE[k] = Math.cos(Math.PI * (k - BEFORE) / 4);
    }
  }

  private Lanczos() {}

  /**
   * Weights of a place between two pixels.
   *
   * @param fraction distance from the pixel before, 0 to 1
   * @param weights output, eight numbers with sum 1
   */
  static void weights(double fraction, double[] weights) {
    double sine = Math.sin(Math.PI * fraction);
    double slow = Math.sin(Math.PI * fraction / 4);
    double slowCosine = Math.cos(Math.PI * fraction / 4);
    double sum = 0;
    for (int k = 0; k < TAPS; k++) {
      double distance = fraction - (k - BEFORE);
      double weight = 1;
      if (Math.abs(distance) > 1e-9) {
        double fast = (k - BEFORE) % 2 == 0 ? sine : -sine;
        double wide = slow * COSINE[k] - slowCosine * SINE[k];
        weight = 4 * fast * wide / (Math.PI * Math.PI * distance * distance);
      }
      weights[k] = weight;
      sum += weight;
    }
    for (int k = 0; k < TAPS; k++) {
      weights[k] /= sum;
    }
  }

  /**
   * An image at one place.
   *
   * @param image row by row
   * @param width columns
   * @param first index of the first pixel of the kernel
   * @param alongX eight weights
   * @param alongY eight weights
   */
  static double sum(double[] image, int width, int first, double[] alongX, double[] alongY) {
    double sum = 0;
    for (int j = 0; j < TAPS; j++) {
      int at = first + j * width;
      double row = 0;
      for (int i = 0; i < TAPS; i++) {
        row += alongX[i] * image[at + i];
      }
      sum += alongY[j] * row;
    }
    return sum;
  }
}
