package org.alidade.lvm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/**
 * Marks the places of a grid that lie near points, for example where a map made on a grid has
 * fibres to support it (spec lvm 11).
 *
 * <pre>{@code
 * boolean[][] supported = PointMask.near(alphaGrid, deltaGrid, fit.alpha(), fit.delta());
 * }</pre>
 */
public final class PointMask {
  private static final double DEFAULT_SPACINGS = 1.5;

  private PointMask() {}

  /**
   * Marks places closer to a point than 1.5 times the larger of the mean spacings of the grids.
   *
   * @param xGrid abscissae of the grid, two or more
   * @param yGrid ordinates of the grid, two or more
   * @param xPoints abscissae of the points, at least one
   * @param yPoints ordinates of the points, as many
   * @return one row per ordinate, one column per abscissa
   * @throws BadInputException if lengths do not fit or a coordinate is not finite
   */
  public static boolean[][] near(
      double[] xGrid, double[] yGrid, double[] xPoints, double[] yPoints) {
    double spacing = Math.max(meanSpacing(xGrid, "xGrid"), meanSpacing(yGrid, "yGrid"));
    return near(xGrid, yGrid, xPoints, yPoints, DEFAULT_SPACINGS * spacing);
  }

  /**
   * Marks places whose nearest point is strictly closer than a threshold.
   *
   * @param xGrid abscissae of the grid, in any order
   * @param yGrid ordinates of the grid, in any order
   * @param xPoints abscissae of the points, at least one
   * @param yPoints ordinates of the points, as many
   * @param threshold distance, in the unit of the coordinates, above 0
   * @return one row per ordinate, one column per abscissa
   * @throws BadInputException if lengths do not fit or a number is not finite
   */
  public static boolean[][] near(
      double[] xGrid, double[] yGrid, double[] xPoints, double[] yPoints, double threshold) {
    check(xGrid, yGrid, xPoints, yPoints, threshold);
    int[] order =
        IntStream.range(0, xPoints.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> xPoints[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] x = Arrays.stream(order).mapToDouble(i -> xPoints[i]).toArray();
    double[] y = Arrays.stream(order).mapToDouble(i -> yPoints[i]).toArray();
    boolean[][] near = new boolean[yGrid.length][xGrid.length];
    for (int column = 0; column < xGrid.length; column++) {
      int first = firstNotBelow(x, xGrid[column] - threshold);
      int end = firstNotBelow(x, Math.nextUp(xGrid[column] + threshold));
      for (int row = 0; row < yGrid.length; row++) {
        near[row][column] = anyNear(x, y, first, end, xGrid[column], yGrid[row], threshold);
      }
    }
    return near;
  }

  private static boolean anyNear(
      double[] x, double[] y, int first, int end, double atX, double atY, double threshold) {
    for (int i = first; i < end; i++) {
      double dx = x[i] - atX;
      double dy = y[i] - atY;
      if (Math.sqrt(dx * dx + dy * dy) < threshold) {
        return true;
      }
    }
    return false;
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double meanSpacing(double[] grid, String name) {
    if (grid.length < 2) {
      throw new BadInputException(
          "a grid of " + grid.length + " values has no spacing",
          name,
          "pass two or more values, or a threshold");
    }
    return Math.abs(grid[grid.length - 1] - grid[0]) / (grid.length - 1);
  }

  private static void check(
      double[] xGrid, double[] yGrid, double[] xPoints, double[] yPoints, double threshold) {
    if (xPoints.length != yPoints.length || xPoints.length == 0) {
      throw new BadInputException(
          xPoints.length + " abscissae and " + yPoints.length + " ordinates of points",
          "PointMask.near",
          "pass at least one point, and both coordinates of each");
    }
    if (!(threshold > 0)) {
      throw new BadInputException(
          "threshold of " + threshold, "PointMask.near", "pass a distance above 0");
    }
    for (double[] coordinates : new double[][] {xGrid, yGrid, xPoints, yPoints}) {
      if (!Arrays.stream(coordinates).allMatch(Double::isFinite)) {
        throw new BadInputException(
            "a coordinate is not a finite number", "PointMask.near", "leave such points out");
      }
    }
  }
}
