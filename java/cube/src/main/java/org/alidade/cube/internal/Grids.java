package org.alidade.cube.internal;

import java.util.Arrays;
import org.alidade.array.BadInputException;

/** Checks and measures of wavelength and velocity grids. */
public final class Grids {
  /** Speed of light in km/s (exact by definition of the metre). */
  public static final double SPEED_OF_LIGHT_KMS = 299_792.458;

  private static final double UNIFORM_TOLERANCE = 1e-4;

  private Grids() {}

  /** Checks that a grid has at least two finite, strictly increasing values. */
  public static void requireIncreasing(double[] grid, String name) {
    if (grid.length < 2) {
      throw new BadInputException("grid has " + grid.length + " values", name, "give at least two");
    }
    for (int i = 0; i < grid.length; i++) {
      if (!Double.isFinite(grid[i])) {
        throw new BadInputException(
            "value " + i + " is " + grid[i], name, "remove non-finite grid values");
      }
      if (i > 0 && !(grid[i] > grid[i - 1])) {
        throw new BadInputException(
            "grid does not increase at index " + i,
            name,
            "sort the grid and remove repeated values");
      }
    }
  }

  /** Step of a uniform grid in ln(wavelength): the median difference. */
  public static double uniformStep(double[] grid, String name) {
    requireIncreasing(grid, name);
    double[] steps = new double[grid.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = grid[i + 1] - grid[i];
    }
    double[] sorted = steps.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    for (int i = 0; i < steps.length; i++) {
      if (Math.abs(steps[i] - median) > UNIFORM_TOLERANCE * median) {
        throw new BadInputException(
            "step " + steps[i] + " at index " + i + " differs from the median step " + median,
            name,
            "resample the templates to a uniform grid in natural log of wavelength");
      }
    }
    return median;
  }

  /** Checks a velocity grid: increasing and slower than light. */
  public static void requireVelocities(double[] velocityKms, String name) {
    requireIncreasing(velocityKms, name);
    for (double end : new double[] {velocityKms[0], velocityKms[velocityKms.length - 1]}) {
      if (Math.abs(end) >= SPEED_OF_LIGHT_KMS) {
        throw new BadInputException("velocity " + end + " km/s", name, "give velocities in km/s");
      }
    }
  }

  /** Shift in ln(wavelength) of a velocity in km/s. */
  public static double logShift(double velocityKms) {
    return Math.log1p(velocityKms / SPEED_OF_LIGHT_KMS);
  }

  /** Bin edges: midpoints of neighbouring centres, end edges half a step beyond. */
  public static double[] edges(double[] centres) {
    int n = centres.length;
    double[] edges = new double[n + 1];
    for (int i = 1; i < n; i++) {
      edges[i] = (centres[i - 1] + centres[i]) / 2;
    }
    edges[0] = centres[0] - (centres[1] - centres[0]) / 2;
    edges[n] = centres[n - 1] + (centres[n - 1] - centres[n - 2]) / 2;
    return edges;
  }
}
