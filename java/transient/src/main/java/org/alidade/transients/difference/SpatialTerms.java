package org.alidade.transients.difference;

/**
 * Polynomials of the place in an image, its sides reaching from -1 to 1.
 *
 * @param width columns
 * @param height rows
 * @param order greatest sum of the powers
 */
record SpatialTerms(int width, int height, int order) {
  int count() {
    return (order + 1) * (order + 2) / 2;
  }

  /** Values of all terms, the constant one first. */
  double[] at(double x, double y) {
    double u = 2 * x / Math.max(width - 1, 1) - 1;
    double v = 2 * y / Math.max(height - 1, 1) - 1;
    double[] values = new double[count()];
    int k = 0;
    for (int degree = 0; degree <= order; degree++) {
      for (int j = 0; j <= degree; j++) {
        values[k++] = Math.pow(u, degree - j) * Math.pow(v, j);
      }
    }
    return values;
  }
}
