package org.alidade.web.internal.transients.images;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An image, or a part of one.
 *
 * @param width columns
 * @param height rows
 * @param values row by row, the lowest row first; not a number where there is nothing
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Plane(int width, int height, float[] values) {
  /**
   * A square around a position; what lies outside the image is not a number.
   *
   * @param x column of the middle, from 0
   * @param y row of the middle, from 0
   * @param size pixels per side, odd
   */
  public Plane cutout(int x, int y, int size) {
    float[] part = new float[size * size];
    Arrays.fill(part, Float.NaN);
    int half = size / 2;
    for (int row = 0; row < size; row++) {
      int from = y - half + row;
      if (from >= 0 && from < height) {
        int left = Math.max(0, x - half);
        int right = Math.min(width, x - half + size);
        if (left < right) {
          System.arraycopy(
              values, from * width + left, part, row * size + left - (x - half), right - left);
        }
      }
    }
    return new Plane(size, size, part);
  }

  /** The same with the means of blocks of pixels, so that no side is longer than a bound. */
  public Plane reduced(int most) {
    int block = (Math.max(width, height) + most - 1) / most;
    if (block <= 1) {
      return this;
    }
    int columns = width / block;
    int rows = height / block;
    float[] means = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        means[row * columns + column] = mean(column * block, row * block, block);
      }
    }
    return new Plane(columns, rows, means);
  }

  private float mean(int x, int y, int block) {
    double sum = 0;
    int count = 0;
    for (int row = y; row < y + block; row++) {
      for (int column = x; column < x + block; column++) {
        float value = values[row * width + column];
        if (Float.isFinite(value)) {
          sum += value;
          count++;
        }
      }
    }
    return count == 0 ? Float.NaN : (float) (sum / count);
  }

  /** The values, 32-bit, least significant byte first. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }
}
