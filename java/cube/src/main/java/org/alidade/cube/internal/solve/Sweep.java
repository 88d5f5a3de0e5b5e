package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Projection;

/** A way to carry out relaxed Kaczmarz passes over the rows of a spaxel. One pass at a time. */
interface Sweep extends AutoCloseable {
  /**
   * One pass: {@code r = y[i] - rows[i] . x; x += rate r / norms[i] rows[i]} for i in the given
   * order. Rows with a norm of zero or less or a non-finite residual are passed over, their
   * residual is NaN.
   *
   * @param rows equations (K x n)
   * @param order row indices in the order of use
   * @param y right-hand sides (K)
   * @param norms squared norms of the rows (K)
   * @param rate relaxation
   * @param projection when negative unknowns are set to 0
   * @param x unknowns, updated (n)
   * @param residuals output: the residual of every row used, just before its update (K)
   */
  void pass(
      FloatRows rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      DoubleArray x,
      DoubleArray residuals);

  @Override
  void close();
}
