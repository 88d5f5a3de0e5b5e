package org.alidade.cube.survey;

import org.alidade.array.BadInputException;

/** Symmetric positive definite systems of a few unknowns, by Cholesky factorisation. */
final class SmallSystem {
  private SmallSystem() {}

  /** Solves {@code matrix x = right}; both arguments are overwritten, {@code right} with x. */
  static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i == j && !(sum > 0)) {
          throw new BadInputException(
              "the continuum polynomial is not determined by the kept pixels",
              "continuum fit",
              "lower the degree or mask fewer pixels");
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        right[i] -= matrix[i][k] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        right[i] -= matrix[k][i] * right[k];
      }
      right[i] /= matrix[i][i];
    }
    return right;
  }
}
