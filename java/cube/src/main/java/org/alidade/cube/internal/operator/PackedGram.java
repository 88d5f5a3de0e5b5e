package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;

/** Gram matrices of columns with their lower triangle packed into one row of numbers. */
final class PackedGram {
  private PackedGram() {}

  /** Length of a packed matrix of {@code n} rows. */
  static int length(int n) {
    return Math.multiplyExact(n, n + 1) / 2;
  }

  /**
   * Packs {@code a' a}.
   *
   * @param a any number of rows
   * @param factor for elements off the diagonal: 2 where the partner of an inner product has 1
   * @param target array of packed matrices
   * @param index which of them to write
   */
  static void pack(DoubleMatrix a, double factor, DoubleArray target, long index) {
    int n = (int) a.columns();
    long at = index * length(n);
    double[] row = new double[n];
    try (DoubleArray gram = DoubleArray.allocate(Reals.TAG, n, n)) {
      Blas.symmetricRankUpdate(1, a.transposed(), 0, DoubleMatrix.of(gram));
      for (int i = 0; i < n; i++) {
        gram.copyTo((long) i * n, row, 0, i + 1);
        for (int j = 0; j < i; j++) {
          row[j] *= factor;
        }
        target.copyFrom(row, 0, at, i + 1);
        at += i + 1;
      }
    }
  }
}
