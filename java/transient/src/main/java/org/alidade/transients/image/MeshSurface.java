package org.alidade.transients.image;

import java.util.Arrays;
import org.alidade.math.ThreadBudget;
import org.hipparchus.analysis.interpolation.LinearInterpolator;
import org.hipparchus.analysis.interpolation.SplineInterpolator;
import org.hipparchus.analysis.polynomials.PolynomialSplineFunction;

/**
 * Values of boxes that divide an image evenly, and the smooth surface through them: natural cubic
 * splines, straight lines where an axis has less than four boxes, straight on beyond the centres of
 * the outer boxes.
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record MeshSurface(int columns, int rows, double[] values) {
  private static final int LEAST_FOR_SPLINE = 4;

  /** Boxes of about a side that divide a length. */
  static int boxes(int length, int side) {
    return Math.max(1, Math.round((float) length / side));
  }

  /** First pixel of a box; the last box ends before that of box {@code count}. */
  static int first(int box, int count, int length) {
    return (int) ((long) box * length / count);
  }

  /**
   * Medians over squares of boxes. The mesh goes on beyond its border as steeply as it ends, so
   * that a gradient stays what it is.
   */
  MeshSurface medianFiltered(int side) {
    int half = side / 2;
    double[] filtered = new double[values.length];
    double[] around = new double[side * side];
    for (int at = 0; at < filtered.length; at++) {
      int count = 0;
      for (int dy = -half; dy <= half; dy++) {
        for (int dx = -half; dx <= half; dx++) {
          around[count++] = beyond(at % columns + dx, at / columns + dy);
        }
      }
      Arrays.sort(around);
      filtered[at] = around[around.length / 2];
    }
    return new MeshSurface(columns, rows, filtered);
  }

  /** A box, or one beyond the border: the border doubled less its mirror image. */
  private double beyond(int column, int row) {
    int x = Math.min(Math.max(column, 0), columns - 1);
    int y = Math.min(Math.max(row, 0), rows - 1);
    int mirroredX = Math.min(Math.max(2 * x - column, 0), columns - 1);
    int mirroredY = Math.min(Math.max(2 * y - row, 0), rows - 1);
    double border = values[y * columns + x];
    return x == column && y == row ? border : 2 * border - values[mirroredY * columns + mirroredX];
  }

  /** The mesh with boxes without a value filled from those around. */
  MeshSurface withoutGaps() {
    return new MeshSurface(
        columns, rows, MaskFilling.fill(columns, rows, values, new byte[values.length]));
  }

  /** The surface at all pixels of an image. */
  double[] expanded(int width, int height) {
    double[][] alongX = basis(width, columns);
    double[][] alongY = basis(height, rows);
    double[][] lines = new double[rows][width];
    for (int j = 0; j < rows; j++) {
      for (int x = 0; x < width; x++) {
        for (int i = 0; i < columns; i++) {
          lines[j][x] += alongX[i][x] * values[j * columns + i];
        }
      }
    }
    double[] surface = new double[width * height];
    ThreadBudget.current()
        .forEach(
            height,
            row -> {
              int y = (int) row;
              for (int j = 0; j < rows; j++) {
                double weight = alongY[j][y];
                double[] line = lines[j];
                for (int x = 0; x < width; x++) {
                  surface[y * width + x] += weight * line[x];
                }
              }
            });
    return surface;
  }

  /** The curves through 1 at one box and 0 at the others, at all pixels. */
  private static double[][] basis(int length, int count) {
    double[][] basis = new double[count][length];
    if (count == 1) {
      Arrays.fill(basis[0], 1);
      return basis;
    }
    double[] centres = new double[count];
    for (int box = 0; box < count; box++) {
      centres[box] = (first(box, count, length) + first(box + 1, count, length) - 1) / 2.0;
    }
    for (int box = 0; box < count; box++) {
      double[] unit = new double[count];
      unit[box] = 1;
      PolynomialSplineFunction curve =
          count < LEAST_FOR_SPLINE
              ? new LinearInterpolator().interpolate(centres, unit)
              : new SplineInterpolator().interpolate(centres, unit);
      for (int pixel = 0; pixel < length; pixel++) {
        basis[box][pixel] = extended(curve, centres[0], centres[count - 1], pixel);
      }
    }
    return basis;
  }

  private static double extended(
      PolynomialSplineFunction curve, double first, double last, double at) {
    double inside = Math.min(Math.max(at, first), last);
    return curve.value(inside)
        + (at == inside ? 0 : (at - inside) * curve.polynomialSplineDerivative().value(inside));
  }
}
