package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.cube.OperatorPrecision;

/** Numbers in native memory in the precision of an operator; seen from outside as float64. */
sealed interface Reals extends AutoCloseable permits DoubleReals, FloatReals {
  /** Purpose of all native memory of the operator. */
  String TAG = "cube.operator";

  /**
   * Numbers that are written before they are read.
   *
   * @param scale factor that brings the largest numbers near 1: float32 is kept away from the ends
   *     of its range, whatever the units of the problem; a product has the product of the scales
   */
  static Reals allocate(OperatorPrecision precision, long size, double scale) {
    return switch (precision) {
      case DOUBLE -> new DoubleReals(DoubleArray.allocateUninitialized(TAG, size));
      case SINGLE -> new FloatReals(FloatArray.allocateUninitialized(TAG, size), scale);
    };
  }

  /** Factor by which stored numbers differ from what they stand for. */
  double scale();

  /** Stores some numbers from index {@code at} on, rounded. */
  void put(long at, double[] values, int from, int count);

  /** Fetches some numbers from index {@code at} on. */
  void get(long at, double[] values, int to, int count);

  /** Adds some numbers from index {@code at} on to elements of a float64 array. */
  void addTo(long at, DoubleArray target, long first, int count);

  @Override
  void close();
}
