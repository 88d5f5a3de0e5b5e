package org.alidade.web.internal.cube;

import java.util.Arrays;
import org.alidade.cube.view.ImagePixels;
import org.alidade.web.internal.Json;

/**
 * The spaxels as an image: the number of the spaxel in every cell, -1 where there is none. Detector
 * pixels on a regular grid keep it; others are painted as squares. A large image is thinned out.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record SkyGrid(int columns, int rows, double x0, double dx, double y0, double dy, int[] spaxel) {
  private static final int MOST_CELLS_PER_AXIS = 400;
  private static final double OFF_GRID = 0.05;
  private static final double SAME = 1e-6;

  /** The axis of a regular grid, or of one that is laid over the positions. */
  private record Axis(double first, double step, int length, boolean regular) {
    int cell(double position) {
      return Math.max(0, Math.min(length - 1, (int) Math.round((position - first) / step)));
    }
  }

  static SkyGrid of(ImagePixels image) {
    int pixels = image.spaxel().length;
    Axis x = axis(image.x(), pixels);
    Axis y = axis(image.y(), pixels);
    int[] spaxel = new int[x.length() * y.length()];
    Arrays.fill(spaxel, -1);
    for (int i = 0; i < pixels; i++) {
      if (Double.isFinite(image.x()[i]) && Double.isFinite(image.y()[i])) {
        spaxel[y.cell(image.y()[i]) * x.length() + x.cell(image.x()[i])] = image.spaxel()[i];
      }
    }
    if (!x.regular() || !y.regular()) {
      fillGaps(spaxel, x.length(), y.length());
    }
    return new SkyGrid(x.length(), y.length(), x.first(), x.step(), y.first(), y.step(), spaxel);
  }

  private static Axis axis(double[] positions, int pixels) {
    double[] sorted = Arrays.stream(positions).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Axis(0, 1, 1, true);
    }
    double first = sorted[0];
    double range = sorted[sorted.length - 1] - first;
    if (range <= 0) {
      return new Axis(first, 1, 1, true);
    }
    double step = smallestStep(sorted, range);
    boolean regular = range / step < pixels && onGrid(sorted, first, step);
    if (!regular) {
      // About as many cells as there are pixels, were they spread evenly over a square.
      step = range / Math.max(1, Math.min(MOST_CELLS_PER_AXIS - 1, Math.sqrt(pixels)));
    }
    double cells = Math.max(1, Math.ceil((range / step + 1) / MOST_CELLS_PER_AXIS));
    return new Axis(first, step * cells, (int) Math.round(range / (step * cells)) + 1, regular);
  }

  private static double smallestStep(double[] sorted, double range) {
    double step = range;
    for (int i = 1; i < sorted.length; i++) {
      double gap = sorted[i] - sorted[i - 1];
      if (gap > SAME * range) {
        step = Math.min(step, gap);
      }
    }
    return step;
  }

  private static boolean onGrid(double[] sorted, double first, double step) {
    return Arrays.stream(sorted)
        .map(position -> (position - first) / step)
        .allMatch(cell -> Math.abs(cell - Math.rint(cell)) < OFF_GRID);
  }

  /** Cells between scattered pixels take the spaxel of a neighbour, once in every direction. */
  private static void fillGaps(int[] spaxel, int columns, int rows) {
    int[] before = spaxel.clone();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        int[] neighbours = {
          column > 0 ? at - 1 : at,
          column < columns - 1 ? at + 1 : at,
          row > 0 ? at - columns : at,
          row < rows - 1 ? at + columns : at
        };
        for (int neighbour : neighbours) {
          spaxel[at] = spaxel[at] < 0 ? before[neighbour] : spaxel[at];
        }
      }
    }
  }

  void write(Json json) {
    json.integer("columns", columns)
        .integer("rows", rows)
        .number("x0", x0)
        .number("dx", dx)
        .number("y0", y0)
        .number("dy", dy)
        .integers("spaxel", spaxel);
  }
}
