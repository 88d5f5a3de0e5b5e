package org.alidade.math;

import java.util.Arrays;
import java.util.Locale;
import org.alidade.array.BadInputException;

/**
 * Linear interpolation on increasing grids.
 *
 * <p>Example: {@code double[] onPixels = Interpolation.linear(wavelength, flux, pixels, 0);}
 */
public final class Interpolation {
  private Interpolation() {}

  /**
   * Interpolates linearly between the points of a grid.
   *
   * @param grid strictly increasing abscissae
   * @param values one value per grid point
   * @param at where to interpolate, in any order
   * @param outside value for places outside the grid and for NaN
   * @return one value per place
   * @throws BadInputException if the grid does not increase or the lengths differ
   */
  public static double[] linear(double[] grid, double[] values, double[] at, double outside) {
    requireIncreasing(grid, "interpolation grid");
    if (values.length != grid.length) {
      throw new BadInputException(
          values.length + " values on " + grid.length + " grid points",
          "interpolation grid",
          "pass one value per grid point");
    }
    double[] result = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      result[i] = linear(grid, values, at[i], outside);
    }
    return result;
  }

  private static double linear(double[] grid, double[] values, double at, double outside) {
    int last = grid.length - 1;
    if (last < 0 || !(at >= grid[0] && at <= grid[last])) {
      return outside;
    }
    // Adding zero turns -0.0, which the search would look for below 0.0, into 0.0.
    int found = Arrays.binarySearch(grid, at + 0.0);
    if (found >= 0) {
      return values[found];
    }
    int right = -found - 1;
    double fraction = (at - grid[right - 1]) / (grid[right] - grid[right - 1]);
    return values[right - 1] + fraction * (values[right] - values[right - 1]);
  }

  /**
   * Checks that a grid increases strictly and holds finite numbers only.
   *
   * @param grid the grid
   * @param where what the grid is, for the message
   * @throws BadInputException with the first offending index
   */
  public static void requireIncreasing(double[] grid, String where) {
    for (int i = 0; i < grid.length; i++) {
      boolean finite = Double.isFinite(grid[i]);
      if (!finite || (i > 0 && grid[i] <= grid[i - 1])) {
        throw new BadInputException(
            finite
                ? "point " + i + " (" + grid[i] + ") is not above the point before"
                : "point " + i + " is " + grid[i],
            where,
            "pass a strictly increasing grid of finite numbers");
      }
    }
  }

  /**
   * Checks that a grid has equal steps.
   *
   * @param grid at least two strictly increasing points
   * @param tolerance largest deviation of a point from its place, in steps
   * @param where what the grid is, for the message
   * @return the step
   * @throws BadInputException with the first offending index
   */
  public static double requireUniform(double[] grid, double tolerance, String where) {
    requireIncreasing(grid, where);
    if (grid.length < 2) {
      throw new BadInputException(grid.length + " points", where, "pass two points or more");
    }
    double step = (grid[grid.length - 1] - grid[0]) / (grid.length - 1);
    for (int i = 0; i < grid.length; i++) {
      double deviation = Math.abs(grid[i] - (grid[0] + i * step)) / step;
      if (deviation > tolerance) {
        throw new BadInputException(
            String.format(
                Locale.ROOT, "point %d deviates by %.3g steps from a uniform grid", i, deviation),
            where,
            "resample to equal steps");
      }
    }
    return step;
  }
}
