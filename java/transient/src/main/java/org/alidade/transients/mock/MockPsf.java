package org.alidade.transients.mock;

import org.alidade.transients.PsfStamp;

/**
 * An elliptical Moffat function: {@code (beta - 1)/(pi a^2) (1 + r^2/a^2)^-beta}, with the same
 * area whatever the ellipticity (Moffat 1969, A&amp;A 3, 455). It includes the pixel: values are
 * taken at pixel centres.
 *
 * @param fwhmPixels full width at half maximum, pixels
 * @param beta how steep the wings are, above 1
 * @param ellipticity 1 minus minor over major axis
 * @param angleDegrees angle of the major axis, x to y, degrees
 */
public record MockPsf(double fwhmPixels, double beta, double ellipticity, double angleDegrees) {
  /** Wings of a star through the atmosphere. */
  static final double BETA = 3;

  private static final int SMALLEST_STAMP = 25;
  private static final int LARGEST_STAMP = 51;

  /** Odd number of pixels that holds eight widths, from 25 to 51 (spec transient 10.5). */
  int stampSize() {
    int size = (int) Math.ceil(8 * fwhmPixels) | 1;
    return Math.max(SMALLEST_STAMP, Math.min(LARGEST_STAMP, size));
  }

  /** The function on pixels, scaled to unit sum. */
  public PsfStamp stamp(int size) {
    double[] values = new double[size * size];
    double middle = (size - 1) / 2.0;
    addTo(values, size, size, middle, middle, 1, size);
    return PsfStamp.of(size, values);
  }

  /** Radius where a point of this flux has fallen to the given level, pixels. */
  double radius(double flux, double level) {
    double ratio = flux * (beta - 1) / (Math.PI * core() * core()) / level;
    return core() * Math.pow(Math.max(ratio, 1), 1 / (2 * beta)) + 2;
  }

  /** Adds a point to an image, out to a radius. */
  void addTo(
      double[] image, int width, int height, double x, double y, double flux, double radius) {
    double a = core();
    double peak = flux * (beta - 1) / (Math.PI * a * a);
    double angle = Math.toRadians(angleDegrees);
    double alongX = Math.cos(angle) * Math.sqrt(1 - ellipticity) / a;
    double alongY = Math.sin(angle) * Math.sqrt(1 - ellipticity) / a;
    double acrossX = -Math.sin(angle) / Math.sqrt(1 - ellipticity) / a;
    double acrossY = Math.cos(angle) / Math.sqrt(1 - ellipticity) / a;
    int top = (int) Math.min(height - 1, Math.floor(y + radius));
    int right = (int) Math.min(width - 1, Math.floor(x + radius));
    for (int row = (int) Math.max(0, Math.ceil(y - radius)); row <= top; row++) {
      for (int column = (int) Math.max(0, Math.ceil(x - radius)); column <= right; column++) {
        double dx = column - x;
        double dy = row - y;
        double along = dx * alongX + dy * alongY;
        double across = dx * acrossX + dy * acrossY;
        double base = 1 + along * along + across * across;
        image[row * width + column] +=
            peak / (beta == BETA ? base * base * base : Math.pow(base, beta));
      }
    }
  }

  private double core() {
    return fwhmPixels / (2 * Math.sqrt(Math.pow(2, 1 / beta) - 1));
  }
}
