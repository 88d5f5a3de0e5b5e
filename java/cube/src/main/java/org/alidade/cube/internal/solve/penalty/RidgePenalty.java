package org.alidade.cube.internal.solve.penalty;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.math.DoubleMatrix;

/**
 * Small weights: {@code 1/2 strength d |x|^2} with d the mean curvature of the data over the
 * columns with light (spec cubefit 4, L2). Of solutions that fit alike it takes the one whose
 * weights are spread most evenly.
 */
public final class RidgePenalty implements QuadraticPenalty {
  private final double[] diagonal;

  private RidgePenalty(double[] diagonal) {
    this.diagonal = diagonal;
  }

  /**
   * The penalty of a problem.
   *
   * @param strength relative to the mean curvature of the data, above 0
   * @param problem gives the curvature of the data
   */
  public static RidgePenalty of(double strength, FitProblem problem) {
    Curvatures curvatures = Curvatures.of(problem);
    double value = strength * curvatures.mean();
    double[] diagonal = new double[curvatures.unknowns()];
    for (int j = 0; j < diagonal.length; j++) {
      diagonal[j] = curvatures.isLit(j) ? value : 0;
    }
    return new RidgePenalty(diagonal);
  }

  @Override
  public void addProduct(DoubleArray x, DoubleArray out) {
    double[] weights = x.toArray();
    double[] sums = out.toArray();
    for (int j = 0; j < diagonal.length; j++) {
      sums[j] += diagonal[j] * weights[j];
    }
    out.copyFrom(sums, 0, 0, sums.length);
  }

  @Override
  public void addDiagonal(DoubleArray out) {
    double[] sums = out.toArray();
    for (int j = 0; j < diagonal.length; j++) {
      sums[j] += diagonal[j];
    }
    out.copyFrom(sums, 0, 0, sums.length);
  }

  @Override
  public void addBlock(int[] rows, int[] columns, DoubleMatrix block) {
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        if (rows[i] == columns[j]) {
          block.set(i, j, block.get(i, j) + diagonal[rows[i]]);
        }
      }
    }
  }
}
