package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.math.DoubleMatrix;

/**
 * A convex term {@code 1/2 x' Q x} that is added to the objective of the fit; Q is symmetric and
 * positive semidefinite and never formed as a whole.
 */
public interface QuadraticPenalty {
  /**
   * Adds {@code Q x} to {@code out}.
   *
   * @param x weights, C*P values
   * @param out C*P values
   */
  void addProduct(DoubleArray x, DoubleArray out);

  /**
   * Adds the diagonal of Q.
   *
   * @param diagonal C*P values
   */
  void addDiagonal(DoubleArray diagonal);

  /**
   * Adds {@code Q[rows, columns]} to a dense block.
   *
   * @param rows unknowns of the rows
   * @param columns unknowns of the columns
   * @param block (rows.length, columns.length)
   */
  void addBlock(int[] rows, int[] columns, DoubleMatrix block);
}
