package org.alidade.transients.image;

import java.util.Arrays;
import java.util.Optional;

/**
 * The surroundings of a star, shifted so that it is in the middle, without the sky of a ring around
 * them, divided by its flux. Pixels that are masked or belong to another source are NaN.
 *
 * @param x column of the star on the image
 * @param y row of the star
 * @param flux counts in the aperture that the stamp is divided by
 * @param values the stamp, row by row
 * @param deviation noise of each pixel of the stamp
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record StarStamp(double x, double y, double flux, double[] values, double[] deviation) {
  /** Width of the ring around the stamp in which the sky is taken. */
  static final int RING_PX = 4;

  private static final double TOUCHED = 0.02;
  private static final double LEAST_KNOWN = 0.9;

  /**
   * Cuts a stamp.
   *
   * @param radiusPx radius of the aperture
   * @return nothing if the star has no light left, or too much of it is unknown
   */
  static Optional<StarStamp> of(
      Signal image, int[] segments, Star star, int size, double radiusPx) {
    int side = size + 2 * RING_PX;
    double[] values = shifted(image, segments, star, side);
    double sky = ringSky(values, side, size / 2);
    if (Double.isNaN(sky)) {
      return Optional.empty();
    }
    double[] stamp = new double[size * size];
    double[] deviation = new double[stamp.length];
    double flux = 0;
    int known = 0;
    int inside = 0;
    for (int i = 0; i < stamp.length; i++) {
      int dx = i % size - size / 2;
      int dy = i / size - size / 2;
      stamp[i] = values[(i / size + RING_PX) * side + i % size + RING_PX] - sky;
      int at = ((int) Math.round(star.y()) + dy) * image.width() + (int) Math.round(star.x()) + dx;
      deviation[i] = Math.sqrt(image.variance()[at]);
      if (Math.hypot(dx, dy) <= radiusPx) {
        inside++;
        known += Double.isNaN(stamp[i]) ? 0 : 1;
        flux += Double.isNaN(stamp[i]) ? 0 : stamp[i];
      }
    }
    if (!(flux > 0) || known < LEAST_KNOWN * inside) {
      return Optional.empty();
    }
    for (int i = 0; i < stamp.length; i++) {
      stamp[i] /= flux;
      deviation[i] /= flux;
    }
    return Optional.of(new StarStamp(star.x(), star.y(), flux, stamp, deviation));
  }

  private static double[] shifted(Signal image, int[] segments, Star star, int side) {
    int width = image.width();
    int column = (int) Math.floor(star.x());
    int row = (int) Math.floor(star.y());
    double[] alongX = new double[Lanczos.TAPS];
    double[] alongY = new double[Lanczos.TAPS];
    Lanczos.weights(star.x() - column, alongX);
    Lanczos.weights(star.y() - row, alongY);
    int own = segments[(int) Math.round(star.y()) * width + (int) Math.round(star.x())];
    double[] values = new double[side * side];
    for (int i = 0; i < values.length; i++) {
      int left = column + i % side - side / 2 - Lanczos.BEFORE;
      int low = row + i / side - side / 2 - Lanczos.BEFORE;
      int first = low * width + left;
      values[i] =
          left < 0
                  || low < 0
                  || left + Lanczos.TAPS > width
                  || low + Lanczos.TAPS > image.height()
                  || isSpoiled(image, segments, own, first, alongX, alongY)
              ? Double.NaN
              : Lanczos.sum(image.pixels(), width, first, alongX, alongY);
    }
    return values;
  }

  private static boolean isSpoiled(
      Signal image, int[] segments, int own, int first, double[] alongX, double[] alongY) {
    for (int j = 0; j < Lanczos.TAPS; j++) {
      for (int i = 0; i < Lanczos.TAPS; i++) {
        int at = first + j * image.width() + i;
        boolean foreign = segments[at] != 0 && segments[at] != own;
        if ((image.mask()[at] != 0 || foreign) && Math.abs(alongX[i] * alongY[j]) > TOUCHED) {
          return true;
        }
      }
    }
    return false;
  }

  /** Median of the known pixels outside the stamp. */
  private static double ringSky(double[] values, int side, int half) {
    double[] ring = new double[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double radius = Math.hypot(i % side - side / 2, i / side - side / 2);
      if (radius > half && radius <= half + RING_PX && !Double.isNaN(values[i])) {
        ring[count++] = values[i];
      }
    }
    if (count < 10) {
      return Double.NaN;
    }
    Arrays.sort(ring, 0, count);
    return ring[count / 2];
  }
}
