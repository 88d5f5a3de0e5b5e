package org.alidade.cube.internal.solve.gradient;

/** Sums over vectors in ascending order. */
final class VectorSums {
  private VectorSums() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
