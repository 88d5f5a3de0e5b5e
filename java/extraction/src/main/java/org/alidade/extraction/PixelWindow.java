package org.alidade.extraction;

import java.util.Arrays;

/** Medians of squares of pixels around a pixel; squares end at the border, NaN does not count. */
final class PixelWindow {
  private final int width;
  private final int height;
  private final float[] values = new float[49];

  PixelWindow(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** Median of the square of side {@code 2 half + 1} (up to 7); NaN if nothing is there. */
  float median(float[] image, int column, int row, int half) {
    int count = 0;
    for (int y = Math.max(0, row - half); y <= Math.min(height - 1, row + half); y++) {
      for (int x = Math.max(0, column - half); x <= Math.min(width - 1, column + half); x++) {
        float value = image[y * width + x];
        if (!Float.isNaN(value)) {
          values[count++] = value;
        }
      }
    }
    return median(values, count);
  }

  /**
   * Median of the pixels that are not hit, from a square of side 5 or the smallest larger one with
   * such pixels; NaN if the image has none.
   */
  float goodMedian(float[] image, boolean[] hits, int column, int row) {
    for (int half = 2; half <= Math.max(width, height); half *= 2) {
      float median = goodMedian(image, hits, column, row, half);
      if (!Float.isNaN(median)) {
        return median;
      }
    }
    return Float.NaN;
  }

  private float goodMedian(float[] image, boolean[] hits, int column, int row, int half) {
    int count = 0;
    float[] good = new float[(2 * half + 1) * (2 * half + 1)];
    for (int y = Math.max(0, row - half); y <= Math.min(height - 1, row + half); y++) {
      for (int x = Math.max(0, column - half); x <= Math.min(width - 1, column + half); x++) {
        int at = y * width + x;
        if (!hits[at] && !Float.isNaN(image[at])) {
          good[count++] = image[at];
        }
      }
    }
    return median(good, count);
  }

  private static float median(float[] values, int count) {
    if (count == 0) {
      return Float.NaN;
    }
    Arrays.sort(values, 0, count);
    int middle = count / 2;
    return count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
