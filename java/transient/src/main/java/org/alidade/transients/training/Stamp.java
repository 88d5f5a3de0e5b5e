package org.alidade.transients.training;

import java.util.Arrays;

/**
 * A square cut from an image.
 *
 * @param size pixels per side
 * @param values pixels, row by row; NaN outside the image
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Stamp(int size, float[] values) {
  private static final double LOW_PERCENTILE = 1;
  private static final double HIGH_PERCENTILE = 99.5;
  private static final double SMALLEST_RANGE = 1e-9;

  /**
   * Cuts a square around the pixel nearest to a position; of an even side the middle is the pixel
   * right of and above the centre.
   */
  static Stamp cut(double[] image, int width, int height, double x, double y, int size) {
    int left = (int) Math.rint(x) - size / 2;
    int bottom = (int) Math.rint(y) - size / 2;
    float[] values = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int atX = left + column;
        int atY = bottom + row;
        boolean inside = atX >= 0 && atX < width && atY >= 0 && atY < height;
        values[row * size + column] = inside ? (float) image[atY * width + atX] : Float.NaN;
      }
    }
    return new Stamp(size, values);
  }

  /** Whether a square around a position lies within an image. */
  static boolean fits(int width, int height, double x, double y, int size) {
    int left = (int) Math.rint(x) - size / 2;
    int bottom = (int) Math.rint(y) - size / 2;
    return left >= 0 && bottom >= 0 && left + size <= width && bottom + size <= height;
  }

  /**
   * The stamp scaled between its 1st and 99.5th percentile to 0 and 1, clipped; pixels that are not
   * finite become 0 (spec transient 17.2).
   */
  public Stamp normalised() {
    double[] finite = new double[values.length];
    int count = 0;
    for (float value : values) {
      if (Float.isFinite(value)) {
        finite[count++] = value;
      }
    }
    float[] scaled = new float[values.length];
    if (count > 0) {
      double[] sorted = Arrays.copyOf(finite, count);
      Arrays.sort(sorted);
      double low = percentile(sorted, LOW_PERCENTILE);
      double range = percentile(sorted, HIGH_PERCENTILE) - low;
      double divisor = range > 0 ? range : SMALLEST_RANGE;
      for (int i = 0; i < scaled.length; i++) {
        double value = (values[i] - low) / divisor;
        scaled[i] = Float.isFinite(values[i]) ? (float) Math.max(0, Math.min(1, value)) : 0;
      }
    }
    return new Stamp(size, scaled);
  }

  private static double percentile(double[] sorted, double percent) {
    double rank = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
