package org.alidade.math.internal;

import java.util.Arrays;

/**
 * The Cholesky factor L of a positive definite matrix that gains and loses rows: appending costs
 * the square of the size, removing too.
 */
final class GrowingFactor {
  /** Squared distance from the span of the others below which a unit column counts as dependent. */
  private static final double DEPENDENT = 1e-14;

  private double[][] rows = new double[16][];
  private int size;

  /**
   * Appends a row and column with diagonal 1.
   *
   * @param products products of the new column with those present, {@code size} values
   * @return false, and nothing changes, if the new column depends on those present
   */
  boolean append(double[] products) {
    double[] row = new double[size + 1];
    double left = 1;
    for (int i = 0; i < size; i++) {
      double sum = products[i];
      double[] known = rows[i];
      for (int k = 0; k < i; k++) {
        sum -= known[k] * row[k];
      }
      row[i] = sum / known[i];
      left -= row[i] * row[i];
    }
    if (left <= DEPENDENT * Math.sqrt(size + 1.0)) {
      return false;
    }
    row[size] = Math.sqrt(left);
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
    return true;
  }

  /** Removes a row and column; plane rotations make the rest triangular again. */
  void remove(int index) {
    for (int i = index + 1; i < size; i++) {
      rows[i - 1] = rows[i];
    }
    size--;
    for (int k = index; k < size; k++) {
      double diagonal = rows[k][k];
      double beyond = rows[k][k + 1];
      double length = Math.hypot(diagonal, beyond);
      double c = diagonal / length;
      double s = beyond / length;
      for (int i = k; i < size; i++) {
        double left = rows[i][k];
        double right = rows[i][k + 1];
        rows[i][k] = c * left + s * right;
        rows[i][k + 1] = c * right - s * left;
      }
      rows[k] = Arrays.copyOf(rows[k], k + 1);
    }
  }

  /** Replaces a right-hand side of at least {@code size} values by the solution. */
  void solve(double[] values) {
    for (int i = 0; i < size; i++) {
      double sum = values[i];
      for (int k = 0; k < i; k++) {
        sum -= rows[i][k] * values[k];
      }
      values[i] = sum / rows[i][i];
    }
    for (int i = size - 1; i >= 0; i--) {
      values[i] /= rows[i][i];
      for (int k = 0; k < i; k++) {
        values[k] -= rows[i][k] * values[i];
      }
    }
  }

  int size() {
    return size;
  }
}
