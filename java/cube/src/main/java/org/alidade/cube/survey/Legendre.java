package org.alidade.cube.survey;

/** Legendre polynomials on the pixels of a spectrum, the ends at -1 and 1. */
final class Legendre {
  private Legendre() {}

  /** Polynomials of degree 0 to {@code degree}, one row each; none for a negative degree. */
  static double[][] rows(int degree, int pixels) {
    double[][] rows = new double[degree + 1][pixels];
    for (int i = 0; i < pixels; i++) {
      double t = 2.0 * i / (pixels - 1) - 1;
      double before = 0;
      double current = 1;
      for (int n = 0; n <= degree; n++) {
        rows[n][i] = current;
        double next = ((2 * n + 1) * t * current - n * before) / (n + 1);
        before = current;
        current = next;
      }
    }
    return rows;
  }
}
