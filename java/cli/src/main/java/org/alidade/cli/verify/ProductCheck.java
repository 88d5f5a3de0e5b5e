package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.FloatMatrix;
import org.alidade.math.ThreadBudget;

/** Products of matrices of small whole numbers, which have no rounding. */
final class ProductCheck implements Check {
  private static final String TAG = "verify.products";
  private static final int LARGEST = 9; // sums stay below 2^24, exact in float32
  private static final int LONGEST = 220;

  @Override
  public String name() {
    return "products";
  }

  @Override
  public String what() {
    return "matrix products of whole numbers, float64 and float32";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    int rows = trial.between(1, LONGEST);
    int inner = trial.between(1, LONGEST);
    int columns = trial.between(1, LONGEST);
    double[] a = trial.integers(rows * inner, LARGEST);
    double[] b = trial.integers(inner * columns, LARGEST);
    double[] right = product(a, b, rows, inner, columns);
    ThreadBudget threads = ThreadBudget.of(trial.threads());
    return Deviation.bits(threads.withBlasThreads(() -> doubles(a, b, rows, inner, columns)), right)
        + Deviation.bits(threads.withBlasThreads(() -> floats(a, b, rows, inner, columns)), right);
  }

  private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
    double[] c = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        for (int j = 0; j < columns; j++) {
          c[i * columns + j] += a[i * inner + k] * b[k * columns + j];
        }
      }
    }
    return c;
  }

  /** The second matrix is given transposed, so that both ways of reading are tried. */
  private static double[] doubles(double[] a, double[] b, int rows, int inner, int columns) {
    double[] turned = new double[b.length];
    for (int k = 0; k < inner; k++) {
      for (int j = 0; j < columns; j++) {
        turned[j * inner + k] = b[k * columns + j];
      }
    }
    try (DoubleArray left = DoubleArray.copyOf(TAG, a, rows, inner);
        DoubleArray right = DoubleArray.copyOf(TAG, turned, columns, inner);
        DoubleArray out = DoubleArray.allocate(TAG, rows, columns)) {
      Blas.multiply(
          1.0,
          DoubleMatrix.of(left),
          DoubleMatrix.of(right).transposed(),
          0.0,
          DoubleMatrix.of(out));
      return positiveZeros(out.toArray());
    }
  }

  private static double[] floats(double[] a, double[] b, int rows, int inner, int columns) {
    try (FloatArray left = FloatArray.copyOf(TAG, single(a), rows, inner);
        FloatArray right = FloatArray.copyOf(TAG, single(b), inner, columns);
        FloatArray out = FloatArray.allocate(TAG, rows, columns)) {
      Blas.multiply(1f, FloatMatrix.of(left), FloatMatrix.of(right), 0f, FloatMatrix.of(out));
      double[] values = new double[rows * columns];
      float[] found = out.toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = found[i];
      }
      return positiveZeros(values);
    }
  }

  private static float[] single(double[] values) {
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
  }

  /** The sign of a zero depends on the order of the sum, which is the library's affair. */
  private static double[] positiveZeros(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] += 0.0;
    }
    return values;
  }
}
