package org.alidade.transients.difference;

import org.alidade.transients.PsfStamp;

/** Point-spread functions between the pixels, by Lanczos interpolation of order 3. */
final class StampShift {
  private static final int ORDER = 3;

  private StampShift() {}

  /**
   * The function of a source that lies off a pixel's centre.
   *
   * @param psf the function of a source in the middle of a pixel
   * @param dx offset of the source along x, pixels, -1 to 1
   * @param dy offset along y
   * @param half the result has {@code 2 half + 1} pixels per side
   */
  static double[] sample(PsfStamp psf, double dx, double dy, int half) {
    int size = 2 * half + 1;
    double[] values = new double[size * size];
    double[] alongX = weights(dx);
    double[] alongY = weights(dy);
    for (int y = -half; y <= half; y++) {
      for (int x = -half; x <= half; x++) {
        double sum = 0;
        for (int j = -ORDER; j <= ORDER; j++) {
          for (int i = -ORDER; i <= ORDER; i++) {
            sum += alongY[j + ORDER] * alongX[i + ORDER] * value(psf, x + i, y + j);
          }
        }
        values[(y + half) * size + x + half] = sum;
      }
    }
    return values;
  }

  /** Weights of the neighbours -3 .. 3 for the value at minus the offset, with sum 1. */
  private static double[] weights(double offset) {
    double[] weights = new double[2 * ORDER + 1];
    double sum = 0;
    for (int i = -ORDER; i <= ORDER; i++) {
      double distance = i + offset;
      weights[i + ORDER] = Math.abs(distance) < ORDER ? sinc(distance) * sinc(distance / ORDER) : 0;
      sum += weights[i + ORDER];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static double sinc(double x) {
    return Math.abs(x) < 1e-12 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double value(PsfStamp psf, int dx, int dy) {
    int half = psf.half();
    if (Math.abs(dx) > half || Math.abs(dy) > half) {
      return 0;
    }
    return psf.values()[(dy + half) * psf.size() + dx + half];
  }

  /** Full width at half maximum, the mean of the directions along rows and columns. */
  static double fwhm(PsfStamp psf) {
    double[][] directions = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    double sum = 0;
    for (double[] direction : directions) {
      sum += halfWidth(psf, (int) direction[0], (int) direction[1]);
    }
    return 0.5 * sum;
  }

  private static double halfWidth(PsfStamp psf, int stepX, int stepY) {
    double level = 0.5 * value(psf, 0, 0);
    for (int r = 1; r <= psf.half(); r++) {
      double outer = value(psf, r * stepX, r * stepY);
      if (outer < level) {
        double inner = value(psf, (r - 1) * stepX, (r - 1) * stepY);
        return r - 1 + (inner - level) / (inner - outer);
      }
    }
    return psf.half();
  }
}
