package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;

/** Non-negative least squares: no weight below zero, no descent left (Karush, Kuhn, Tucker). */
final class NnlsCheck implements Check {
  private static final String TAG = "verify.nnls";

  @Override
  public String name() {
    return "nnls";
  }

  @Override
  public String what() {
    return "conditions of the non-negative optimum";
  }

  @Override
  public double allowed() {
    return 1e-10;
  }

  @Override
  public double deviation(Trial trial) {
    int columns = trial.between(1, 40);
    int rows = columns + trial.between(0, 40);
    double[] a = trial.normal(rows * columns);
    double[] b = trial.normal(rows);
    double[] x;
    try (DoubleArray matrix = DoubleArray.copyOf(TAG, a, rows, columns)) {
      x = Nnls.solve(DoubleMatrix.of(matrix), b).x();
    }
    return violation(a, b, x);
  }

  /** Largest of: negative weights, slope below zero, slope of a positive weight; scaled. */
  private static double violation(double[] a, double[] b, double[] x) {
    double[] residual = new double[b.length];
    double size = 0;
    for (int i = 0; i < b.length; i++) {
      residual[i] = -b[i];
      size += b[i] * b[i];
      for (int j = 0; j < x.length; j++) {
        residual[i] += a[i * x.length + j] * x[j];
      }
    }
    double worst = 0;
    for (int j = 0; j < x.length; j++) {
      double slope = 0;
      double norm = 0;
      for (int i = 0; i < b.length; i++) {
        slope += a[i * x.length + j] * residual[i];
        norm += a[i * x.length + j] * a[i * x.length + j];
      }
      double scaled = slope / Math.sqrt(norm * size);
      worst = Math.max(worst, Math.max(-x[j], x[j] > 0 ? Math.abs(scaled) : -scaled));
    }
    return worst;
  }
}
