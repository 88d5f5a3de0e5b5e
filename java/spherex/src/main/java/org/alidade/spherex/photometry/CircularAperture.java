package org.alidade.spherex.photometry;

import org.alidade.array.BadInputException;
import org.alidade.spherex.internal.geometry.CircleOverlap;

/**
 * A circle on the pixels of an image, with the exact area of every pixel inside it (spec spherex
 * 7.7).
 *
 * <p>Example: {@code CircularAperture.at(30.2, 31.7, 1.5).sum(pixels).sum()}. Objects are
 * immutable.
 */
public final class CircularAperture {
  private final double x;
  private final double y;
  private final double radius;
  private final int firstX;
  private final int firstY;
  private final int columns;
  private final int rows;
  private final double[] weights;

  private CircularAperture(double x, double y, double radius) {
    this.x = x;
    this.y = y;
    this.radius = radius;
    this.firstX = (int) Math.ceil(x - radius - 0.5);
    this.firstY = (int) Math.ceil(y - radius - 0.5);
    this.columns = (int) Math.floor(x + radius + 0.5) - firstX + 1;
    this.rows = (int) Math.floor(y + radius + 0.5) - firstY + 1;
    this.weights = new double[rows * columns];
    for (int j = 0; j < rows; j++) {
      for (int i = 0; i < columns; i++) {
        weights[j * columns + i] = CircleOverlap.pixel(firstX + i - x, firstY + j - y, radius);
      }
    }
  }

  /**
   * A circle.
   *
   * @param x column of its centre
   * @param y row of its centre
   * @param radius pixels
   * @throws BadInputException if a number is not finite, or the radius not positive
   */
  public static CircularAperture at(double x, double y, double radius) {
    if (!(radius > 0) || !Double.isFinite(x + y + radius)) {
      throw new BadInputException(
          "a circle of radius " + radius + " at " + x + ", " + y,
          "aperture",
          "use finite numbers and a positive radius");
    }
    return new CircularAperture(x, y, radius);
  }

  /** Radius, pixels. */
  public double radius() {
    return radius;
  }

  /** Area of the circle, pixels. */
  public double area() {
    return Math.PI * radius * radius;
  }

  /** First column of the smallest rectangle of pixels that holds the circle. */
  public int firstX() {
    return firstX;
  }

  /** First row of that rectangle. */
  public int firstY() {
    return firstY;
  }

  /** Columns of that rectangle. */
  public int columns() {
    return columns;
  }

  /** Rows of that rectangle. */
  public int rows() {
    return rows;
  }

  /** Area of each of its pixels inside the circle, row after row. */
  public double[] weights() {
    return weights.clone();
  }

  /** Sums values of that rectangle, row after row, over the circle. */
  public double sum(double[] values) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum;
  }

  /** Sums an image over the circle; what lies outside the image counts as nothing. */
  public ApertureSum sum(Pixels pixels) {
    double sum = 0;
    double variance = 0;
    double independent = 0;
    for (int j = Math.max(0, -firstY); j < Math.min(rows, pixels.height() - firstY); j++) {
      for (int i = Math.max(0, -firstX); i < Math.min(columns, pixels.width() - firstX); i++) {
        double weight = weights[j * columns + i];
        if (weight > 0) {
          int index = (firstY + j) * pixels.width() + firstX + i;
          sum += weight * pixels.value(index);
          variance += weight * pixels.variance(index);
          independent += weight * weight * pixels.variance(index);
        }
      }
    }
    return new ApertureSum(sum, variance, independent, area());
  }

  /** All flags of the pixels whose centre is in the circle (spec spherex 7.8). */
  public int flags(Pixels pixels) {
    int flags = 0;
    for (int row = Math.max(0, firstY); row < Math.min(pixels.height(), firstY + rows); row++) {
      for (int column = Math.max(0, firstX);
          column < Math.min(pixels.width(), firstX + columns);
          column++) {
        double dx = column - x;
        double dy = row - y;
        if (dx * dx + dy * dy <= radius * radius) {
          flags |= pixels.flags(row * pixels.width() + column);
        }
      }
    }
    return flags;
  }
}
