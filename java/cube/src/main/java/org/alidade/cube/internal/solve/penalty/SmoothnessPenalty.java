package org.alidade.cube.internal.solve.penalty;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.math.DoubleMatrix;

/**
 * Smooth weights over the population grid of every component: {@code strength / (2 d) sum over c of
 * |L z_c|^2} with {@code z_j = sqrt(D_j) x_j}, D the diagonal of {@code A' W A}, L all second
 * differences along the axes of the grid and d the mean diagonal of {@code L' L}.
 *
 * <p>What is smoothed is z, the signal that a population gives in the data, not the bare weight.
 * Bare weights carry the arbitrary flux units of each template (per solar mass, per unit flux) and
 * of each component's velocity distribution; smoothing them would make the answer depend on these
 * units, and would bend faint old populations and bright young ones by the same number of solar
 * masses although the data see the young ones a hundred times better. With z, multiplying any
 * template, any component or the data by a constant changes nothing but units, the noise of all z
 * is alike, and strength 1 makes the curvature of the penalty on average equal to that of the data
 * in every column.
 */
public final class SmoothnessPenalty implements QuadraticPenalty {
  private final double factor;
  private final double[] scale;
  private final SecondDifferences differences;
  private final int populations;

  private SmoothnessPenalty(double factor, double[] scale, SecondDifferences differences, int p) {
    this.factor = factor;
    this.scale = scale;
    this.differences = differences;
    this.populations = p;
  }

  /**
   * The penalty of a problem.
   *
   * @param strength relative to the curvature of the data, above 0
   * @param problem gives the curvature of the data
   * @param grid the population grid
   * @throws BadInputException if the grid is not known, has another size, or no axis of three steps
   */
  public static SmoothnessPenalty of(double strength, FitProblem problem, PopulationGrid grid) {
    requireGrid(grid, problem.shape().populations());
    SecondDifferences differences = new SecondDifferences(grid);
    if (differences.rows() == 0) {
      throw new BadInputException(
          "axes of lengths " + grid.lengths(),
          "smoothness",
          "smoothness needs three or more steps along an axis; use ridge");
    }
    Curvatures curvatures = Curvatures.of(problem);
    double[] scale = new double[curvatures.unknowns()];
    for (int j = 0; j < scale.length; j++) {
      scale[j] = Math.sqrt(curvatures.get(j));
    }
    return new SmoothnessPenalty(
        strength / differences.meanDiagonal(), scale, differences, grid.populations());
  }

  private static void requireGrid(PopulationGrid grid, int populations) {
    if (!grid.isStated()) {
      throw new BadInputException(
          "the arrangement of the " + populations + " populations is not known",
          "smoothness",
          "populate with templates of shape (T, nZ, nAge, nAlpha)");
    }
    if (grid.populations() != populations) {
      throw new BadInputException(
          "axes of lengths " + grid.lengths() + " for " + populations + " populations",
          "population grid",
          "the product of the lengths must be P");
    }
  }

  /**
   * Sum of squared second differences of z over all components, without the strength.
   *
   * @param x weights, C*P values
   */
  public double roughness(DoubleArray x) {
    double sum = 0;
    for (int first = 0; first < scale.length; first += populations) {
      sum += differences.squares(scaled(x, first));
    }
    return sum / differences.meanDiagonal();
  }

  private double[] scaled(DoubleArray x, int first) {
    double[] z = new double[populations];
    x.copyTo(first, z, 0, populations);
    for (int p = 0; p < populations; p++) {
      z[p] *= scale[first + p];
    }
    return z;
  }

  @Override
  public void addProduct(DoubleArray x, DoubleArray out) {
    double[] sums = new double[populations];
    for (int first = 0; first < scale.length; first += populations) {
      double[] product = differences.product(scaled(x, first));
      out.copyTo(first, sums, 0, populations);
      for (int p = 0; p < populations; p++) {
        sums[p] += factor * scale[first + p] * product[p];
      }
      out.copyFrom(sums, 0, first, populations);
    }
  }

  @Override
  public void addDiagonal(DoubleArray diagonal) {
    for (int p = 0; p < populations; p++) {
      double element = differences.element(p, p);
      for (int j = p; j < scale.length; j += populations) {
        diagonal.set(j, diagonal.get(j) + factor * scale[j] * scale[j] * element);
      }
    }
  }

  @Override
  public void addBlock(int[] rows, int[] columns, DoubleMatrix block) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (rows[i] / populations == columns[j] / populations) {
          double element = differences.element(rows[i] % populations, columns[j] % populations);
          double added = factor * scale[rows[i]] * scale[columns[j]] * element;
          block.set(i, j, block.get(i, j) + added);
        }
      }
    }
  }
}
