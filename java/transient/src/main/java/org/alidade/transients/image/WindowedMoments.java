package org.alidade.transients.image;

import java.util.Arrays;

/**
 * Centre and second moments of a source under a Gaussian window that moves with it (the windowed
 * positions of SExtractor's manual).
 *
 * @param x column of the centre
 * @param y row of the centre
 * @param xx second moment along x, square pixels
 * @param yy second moment along y
 * @param xy mixed second moment
 * @param converged whether the centre settled near where it began
 */
record WindowedMoments(double x, double y, double xx, double yy, double xy, boolean converged) {
  private static final double TOLERANCE_PX = 1e-4;
  private static final int ROUNDS = 30;

  /**
   * Measures a source.
   *
   * @param pixels finite values without sky
   * @param startX column where the source is about
   * @param startY row where it is about
   * @param window standard deviation of the Gaussian, pixels
   */
  static WindowedMoments of(
      double[] pixels, int width, int height, double startX, double startY, double window) {
    double x = startX;
    double y = startY;
    double[] sums = new double[6];
    for (int round = 0; round < ROUNDS; round++) {
      sum(pixels, width, height, x, y, window, sums);
      if (!(sums[0] > 0)) {
        break;
      }
      double stepX = sums[1] / sums[0];
      double stepY = sums[2] / sums[0];
      if (Math.abs(stepX) + Math.abs(stepY) < TOLERANCE_PX) {
        boolean near = Math.hypot(x - startX, y - startY) < Math.max(2, window);
        return new WindowedMoments(
            x, y, sums[3] / sums[0], sums[4] / sums[0], sums[5] / sums[0], near);
      }
      // Twice the step undoes what the window takes off it.
      x += 2 * stepX;
      y += 2 * stepY;
      if (Math.hypot(x - startX, y - startY) > 4 * window) {
        break;
      }
    }
    return new WindowedMoments(startX, startY, Double.NaN, Double.NaN, Double.NaN, false);
  }

  private static void sum(
      double[] pixels, int width, int height, double x, double y, double window, double[] sums) {
    Arrays.fill(sums, 0);
    int half = (int) Math.ceil(4 * window);
    int column = (int) Math.round(x);
    int row = (int) Math.round(y);
    for (int j = Math.max(0, row - half); j <= Math.min(height - 1, row + half); j++) {
      double dy = j - y;
      for (int i = Math.max(0, column - half); i <= Math.min(width - 1, column + half); i++) {
        double dx = i - x;
        double light =
            pixels[j * width + i] * Math.exp(-(dx * dx + dy * dy) / (2 * window * window));
        sums[0] += light;
        sums[1] += light * dx;
        sums[2] += light * dy;
        sums[3] += light * dx * dx;
        sums[4] += light * dy * dy;
        sums[5] += light * dx * dy;
      }
    }
  }

  /** Variance of the light under the window: the mean of both axes. */
  double variance() {
    return (xx + yy) / 2;
  }
}
