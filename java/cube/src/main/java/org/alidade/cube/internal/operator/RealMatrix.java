package org.alidade.cube.internal.operator;

import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.FloatMatrix;

/**
 * A view of numbers as a matrix.
 *
 * @param data the numbers
 * @param offset index of element (0, 0)
 * @param rows stored rows
 * @param columns stored columns
 * @param stride numbers between the starts of two stored rows
 */
record RealMatrix(Reals data, long offset, long rows, long columns, long stride) {

  /** {@code c = a b' + beta c}: inner products of stored rows, the fastest form of all. */
  static void multiplyTransposed(RealMatrix a, RealMatrix b, double beta, RealMatrix c) {
    if (c.data instanceof DoubleReals) {
      Blas.multiply(1, a.asDouble(), b.asDouble().transposed(), beta, c.asDouble());
    } else {
      Blas.multiply(1, a.asFloat(), b.asFloat().transposed(), (float) beta, c.asFloat());
    }
  }

  /** {@code c = a' b + beta c}: sums over stored rows. */
  static void transposedMultiply(RealMatrix a, RealMatrix b, double beta, RealMatrix c) {
    if (c.data instanceof DoubleReals) {
      Blas.multiply(1, a.asDouble().transposed(), b.asDouble(), beta, c.asDouble());
    } else {
      Blas.multiply(1, a.asFloat().transposed(), b.asFloat(), (float) beta, c.asFloat());
    }
  }

  private DoubleMatrix asDouble() {
    return DoubleMatrix.of(((DoubleReals) data).array(), offset, rows, columns, stride);
  }

  private FloatMatrix asFloat() {
    return FloatMatrix.of(((FloatReals) data).array(), offset, rows, columns, stride);
  }
}
