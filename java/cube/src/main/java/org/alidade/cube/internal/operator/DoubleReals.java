package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;

/** Numbers in float64. */
record DoubleReals(DoubleArray array) implements Reals {
  @Override
  public double scale() {
    return 1;
  }

  @Override
  public void put(long at, double[] values, int from, int count) {
    array.copyFrom(values, from, at, count);
  }

  @Override
  public void get(long at, double[] values, int to, int count) {
    array.copyTo(at, values, to, count);
  }

  @Override
  public void addTo(long at, DoubleArray target, long first, int count) {
    Blas.axpy(1, array, at, target, first, count);
  }

  @Override
  public void close() {
    array.close();
  }
}
