package org.alidade.transients.difference;

import java.util.List;

/**
 * What one stamp says about a kernel: the normal equations of {@code source (*) sum c_k f_k + sky =
 * target} over its pixels, weighted by their variances.
 *
 * @param x column of the middle
 * @param y row of the middle
 * @param matrix products of the convolved functions and of the constant, (count + 1) squared
 * @param right products with the target
 * @param power sum of squares of the target
 * @param pixels pixels that count
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record StampEquations(
    double x, double y, double[][] matrix, double[] right, double power, int pixels) {
  /**
   * Sums up the pixels of a square around a place.
   *
   * @param reach pixels from the middle of the square to its border
   */
  static StampEquations of(KernelProblem problem, int x, int y, int reach) {
    List<double[]> functions = problem.basis().functions();
    int count = functions.size();
    int half = problem.basis().half();
    int side = 2 * reach + 1;
    double[][] vectors = new double[count + 1][side * side];
    double[] target = new double[side * side];
    int pixels = 0;
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int pixel = (y + dy) * problem.width() + x + dx;
        if (problem.masked()[pixel]) {
          continue;
        }
        int row = (dy + reach) * side + dx + reach;
        double weight = 1 / Math.sqrt(problem.variance()[pixel]);
        double[] around = around(problem, x + dx, y + dy, half);
        for (int k = 0; k < count; k++) {
          vectors[k][row] = weight * dot(functions.get(k), around);
        }
        vectors[count][row] = weight;
        target[row] = weight * problem.target()[pixel];
        pixels++;
      }
    }
    double[][] matrix = new double[count + 1][count + 1];
    double[] right = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      right[i] = dot(vectors[i], target);
      for (int j = 0; j <= i; j++) {
        matrix[i][j] = dot(vectors[i], vectors[j]);
        matrix[j][i] = matrix[i][j];
      }
    }
    return new StampEquations(x, y, matrix, right, dot(target, target), pixels);
  }

  /** Pixels around a place in the order of a kernel that is convolved with them. */
  private static double[] around(KernelProblem problem, int x, int y, int half) {
    int size = 2 * half + 1;
    double[] values = new double[size * size];
    int k = 0;
    for (int dy = -half; dy <= half; dy++) {
      int from = (y - dy) * problem.width() + x;
      for (int dx = -half; dx <= half; dx++) {
        values[k++] = problem.source()[from - dx];
      }
    }
    return values;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Chi square per pixel of a solution, given the coefficients at this place. */
  double chiSquare(double[] coefficients) {
    double sum = power;
    for (int i = 0; i < coefficients.length; i++) {
      sum -= 2 * coefficients[i] * right[i];
      for (int j = 0; j < coefficients.length; j++) {
        sum += coefficients[i] * coefficients[j] * matrix[i][j];
      }
    }
    return sum / Math.max(pixels, 1);
  }
}
