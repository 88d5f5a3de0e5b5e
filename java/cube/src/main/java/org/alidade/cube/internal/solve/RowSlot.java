package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Projection;
import org.alidade.cube.RowBlock;
import org.jspecify.annotations.Nullable;

/** Everything one spaxel visit needs: rows, order of use, data, and room for residuals. Reused. */
final class RowSlot implements AutoCloseable {
  private static final String TAG = "cube.rows";

  final RowBlock block;
  private final DoubleArray y;
  private final DoubleArray residuals;
  private final double[] hostResiduals;
  private IntArray order;
  private int[] pixels = new int[0];
  private int[] hostOrder = new int[0];
  private double[] values = new double[0];
  private double[] norms = new double[0];
  private @Nullable FloatRows rows;

  @SuppressWarnings("this-escape")
  RowSlot(int capacity, int unknowns) {
    block = RowBlock.allocate(capacity, unknowns);
    y = DoubleArray.allocate(TAG, capacity);
    residuals = DoubleArray.allocate(TAG, capacity);
    hostResiduals = new double[capacity];
    order = IntArray.allocate(TAG, 0);
  }

  /** Prepares for a number of rows; does nothing if it is the present one. */
  void resize(int count) {
    if (pixels.length == count) {
      return;
    }
    pixels = new int[count];
    hostOrder = new int[count];
    values = new double[count];
    norms = new double[count];
    order.close();
    order = IntArray.allocate(TAG, count);
    rows = new FloatRows(block.rows(), 0, count, block.unknowns(), block.stride());
  }

  int count() {
    return pixels.length;
  }

  int[] pixels() {
    return pixels;
  }

  int[] order() {
    return hostOrder;
  }

  /** Data of the rows; {@link #publish} hands them to the sweep. */
  double[] values() {
    return values;
  }

  /**
   * Copies data and order to where the sweep reads them, and takes rows without weight out of use.
   */
  void publish() {
    y.copyFrom(values, 0, 0, values.length);
    order.copyFrom(hostOrder, 0, 0, hostOrder.length);
    block.norms().copyTo(0, norms, 0, norms.length);
    if (RowNorms.zeroNegligible(norms) > 0) {
      block.norms().copyFrom(norms, 0, 0, norms.length);
    }
  }

  /** One pass over the rows. */
  BatchError pass(Sweep sweep, double rate, Projection projection, DoubleArray x) {
    FloatRows present = rows;
    if (present == null || pixels.length == 0) {
      return BatchError.NONE;
    }
    sweep.pass(present, order, y, block.norms(), rate, projection, x, residuals);
    residuals.copyTo(0, hostResiduals, 0, pixels.length);
    return BatchError.of(hostResiduals, pixels.length);
  }

  @Override
  public void close() {
    block.close();
    y.close();
    residuals.close();
    order.close();
  }
}
