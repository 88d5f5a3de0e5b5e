package org.alidade.transients.image;

import org.alidade.math.ThreadBudget;

/** Smooths images with a Gaussian; the image goes on beyond its border with the border's values. */
final class Smoothing {
  private Smoothing() {}

  /**
   * A smoothed copy.
   *
   * @param pixels finite values, row by row
   * @param sigmaPx standard deviation of the Gaussian, pixels
   */
  static double[] gaussian(int width, int height, double[] pixels, double sigmaPx) {
    double[] kernel = kernel(sigmaPx);
    int half = kernel.length / 2;
    double[] lines = new double[pixels.length];
    ThreadBudget budget = ThreadBudget.current();
    budget.forEach(
        height,
        row -> {
          int start = (int) row * width;
          for (int x = 0; x < width; x++) {
            double sum = 0;
            for (int k = -half; k <= half; k++) {
              sum += kernel[k + half] * pixels[start + Math.min(Math.max(x + k, 0), width - 1)];
            }
            lines[start + x] = sum;
          }
        });
    double[] smooth = new double[pixels.length];
    budget.forEach(
        height,
        row -> {
          int y = (int) row;
          for (int k = -half; k <= half; k++) {
            int from = Math.min(Math.max(y + k, 0), height - 1) * width;
            for (int x = 0; x < width; x++) {
              smooth[y * width + x] += kernel[k + half] * lines[from + x];
            }
          }
        });
    return smooth;
  }

  private static double[] kernel(double sigmaPx) {
    int half = (int) Math.ceil(4 * sigmaPx);
    double[] kernel = new double[2 * half + 1];
    double sum = 0;
    for (int k = -half; k <= half; k++) {
      kernel[k + half] = Math.exp(-k * k / (2 * sigmaPx * sigmaPx));
      sum += kernel[k + half];
    }
    for (int k = 0; k < kernel.length; k++) {
      kernel[k] /= sum;
    }
    return kernel;
  }
}
