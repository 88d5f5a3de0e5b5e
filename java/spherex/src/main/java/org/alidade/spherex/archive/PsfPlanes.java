package org.alidade.spherex.archive;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.alidade.spherex.internal.archive.HeaderText;

/**
 * Which planes of the PSF stack the pixels of a window may need: by the zone centres as the header
 * lists them, and in their true order where the header has them wrong (spec spherex 6.6).
 */
final class PsfPlanes {
  private PsfPlanes() {}

  /**
   * Planes, counted from 0.
   *
   * @param x first column of the window on the parent detector, from 0
   * @param y first row likewise
   */
  static SortedSet<Integer> of(
      HeaderText header, int planes, double x, double y, int width, int height) {
    double[] listedX = centres(header, "XCTR_", planes);
    double[] listedY = centres(header, "YCTR_", planes);
    double[] columns = Arrays.stream(listedX).sorted().distinct().toArray();
    double[] rows = Arrays.stream(listedY).sorted().distinct().toArray();
    boolean grid = columns.length * rows.length == planes;
    double[] trueX = grid ? each(planes, k -> columns[k % columns.length]) : listedX;
    double[] trueY = grid ? each(planes, k -> rows[k / columns.length]) : listedY;
    SortedSet<Integer> needed = new TreeSet<>();
    for (int row = -1; row <= height; row++) {
      for (int column = -1; column <= width; column++) {
        needed.add(nearest(listedX, listedY, x + column, y + row));
        needed.add(nearest(trueX, trueY, x + column, y + row));
      }
    }
    return needed;
  }

  private static double[] each(int count, IntToDoubleFunction value) {
    return IntStream.range(0, count).mapToDouble(value).toArray();
  }

  private static double[] centres(HeaderText header, String keyword, int planes) {
    return each(
        planes, k -> header.number(keyword + (k + 1)).map(BigDecimal::doubleValue).orElse(0.0));
  }

  private static int nearest(double[] x, double[] y, double atX, double atY) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < x.length; k++) {
      double distance = Math.hypot(x[k] - atX, y[k] - atY);
      if (distance < least) {
        least = distance;
        best = k;
      }
    }
    return best;
  }
}
