package org.alidade.transients.image;

/**
 * Values of an image between its pixels.
 *
 * <p>Example: {@code double flux = PlaneSampling.lanczos(alpha, width, height, 100.3, 52.8);}
 */
public final class PlaneSampling {
  private PlaneSampling() {}

  /**
   * An image at a place by the Lanczos kernel of 8 x 8 pixels.
   *
   * @param values the image, row by row
   * @param x column, pixels from 0
   * @param y row
   * @return NaN if the kernel leaves the image
   */
  public static double lanczos(double[] values, int width, int height, double x, double y) {
    double left = Math.floor(x) - Lanczos.BEFORE;
    double low = Math.floor(y) - Lanczos.BEFORE;
    if (!(left >= 0 && low >= 0 && left + Lanczos.TAPS <= width && low + Lanczos.TAPS <= height)) {
      return Double.NaN;
    }
    double[] alongX = new double[Lanczos.TAPS];
    double[] alongY = new double[Lanczos.TAPS];
    Lanczos.weights(x - Math.floor(x), alongX);
    Lanczos.weights(y - Math.floor(y), alongY);
    int first = (int) (low * width + left);
    return Lanczos.sum(values, width, first, alongX, alongY);
  }

  /**
   * An image at a place by straight lines between the four pixels around it, which must be there.
   *
   * @param values the image, row by row
   * @param x column, pixels from 0
   * @param y row
   */
  public static double linear(double[] values, int width, double x, double y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    double right = x - column;
    double up = y - row;
    int at = row * width + column;
    return (1 - up) * ((1 - right) * values[at] + right * values[at + 1])
        + up * ((1 - right) * values[at + width] + right * values[at + width + 1]);
  }
}
