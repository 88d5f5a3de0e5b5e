package org.alidade.cube.internal.diagnose;

import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;

/** How fast this machine multiplies matrices, from a product that takes some milliseconds. */
public final class ProductRate {
  private static final int SIZE = 384;
  private static final int TRIES = 3;

  private ProductRate() {}

  /** Floating-point operations per second of a float64 product. */
  public static double flopsPerSecond() {
    long best = Long.MAX_VALUE;
    try (DoubleArray a = DoubleArray.allocate("cube.check", SIZE, SIZE);
        DoubleArray b = DoubleArray.allocate("cube.check", SIZE, SIZE)) {
      a.fill(1);
      for (int i = 0; i <= TRIES; i++) {
        long start = System.nanoTime();
        Blas.multiply(1, DoubleMatrix.of(a), DoubleMatrix.of(a), 0, DoubleMatrix.of(b));
        best = i == 0 ? best : Math.min(best, System.nanoTime() - start); // the first loads code
      }
    }
    return 2.0 * SIZE * SIZE * SIZE / Math.max(best, 1) * 1e9;
  }
}
