package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Projection;

/** Row after row, on the calling thread. */
final class ScalarSweep implements Sweep {
  @Override
  public void pass(
      FloatRows rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      DoubleArray x,
      DoubleArray residuals) {
    Kernels.active().kaczmarzSweep(rows, order, y, norms, rate, projection, x, residuals);
  }

  @Override
  public void close() {}
}
