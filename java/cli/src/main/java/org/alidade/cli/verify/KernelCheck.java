package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.SparseColumns;

/** The kernels of this process against those in plain Java. */
final class KernelCheck implements Check {
  private static final String TAG = "verify.kernels";

  @Override
  public String name() {
    return "kernels";
  }

  @Override
  public String what() {
    return "compiled kernels against plain Java";
  }

  @Override
  public double allowed() {
    return 1e-11;
  }

  @Override
  public double deviation(Trial trial) {
    return Math.max(planes(trial), rebinning(trial));
  }

  private static double planes(Trial trial) {
    int rows = trial.between(1, 150);
    int columns = trial.between(1, 300);
    float[] models = new float[rows * columns];
    for (int i = 0; i < models.length; i++) {
      models[i] = trial.random().nextFloat();
    }
    double[] x = trial.uniform(rows);
    double[] residual = trial.normal(columns);
    Kernels right = Kernels.reference();
    Kernels tried = Kernels.active();
    return Math.max(
        Deviation.relative(combine(tried, models, x, columns), combine(right, models, x, columns)),
        Deviation.relative(project(tried, models, residual), project(right, models, residual)));
  }

  private static double[] combine(Kernels kernels, float[] models, double[] x, int columns) {
    try (FloatArray plane = FloatArray.copyOf(TAG, models, x.length, columns);
        DoubleArray weights = DoubleArray.copyOf(TAG, x, x.length);
        DoubleArray out = DoubleArray.allocate(TAG, columns)) {
      kernels.planeCombine(FloatRows.of(plane), weights, 0, out);
      return out.toArray();
    }
  }

  private static double[] project(Kernels kernels, float[] models, double[] residual) {
    int rows = models.length / residual.length;
    try (FloatArray plane = FloatArray.copyOf(TAG, models, rows, residual.length);
        DoubleArray values = DoubleArray.copyOf(TAG, residual, residual.length);
        DoubleArray out = DoubleArray.allocate(TAG, rows)) {
      kernels.planeProject(FloatRows.of(plane), values, out, 0);
      return out.toArray();
    }
  }

  private static double rebinning(Trial trial) {
    int from = trial.between(2, 200);
    int to = trial.between(1, 100);
    int spectra = trial.between(1, 9);
    long[] start = new long[to + 1];
    int[] row = new int[2 * to];
    for (int column = 0; column < to; column++) {
      int first = trial.between(0, from - 2);
      row[2 * column] = first;
      row[2 * column + 1] = first + 1;
      start[column + 1] = 2L * (column + 1);
    }
    double[] values = trial.normal(spectra * from);
    try (SparseColumns columns = SparseColumns.of(from, start, row, trial.uniform(2 * to))) {
      return Deviation.relative(
          rebin(Kernels.active(), values, columns, spectra),
          rebin(Kernels.reference(), values, columns, spectra));
    }
  }

  private static double[] rebin(
      Kernels kernels, double[] values, SparseColumns columns, int spectra) {
    try (DoubleArray in = DoubleArray.copyOf(TAG, values, spectra, columns.rows());
        DoubleArray out = DoubleArray.allocate(TAG, spectra, columns.columns())) {
      kernels.rebin(DoubleRows.of(in), columns, DoubleRows.of(out));
      return out.toArray();
    }
  }
}
