package org.alidade.math.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.QuadraticProblem;

/**
 * The quadratic function {@code 1/2 |a x - b|^2} with columns scaled to unit length.
 *
 * <p>Gradients come from the residual, not from the Gram matrix, so that they are accurate where
 * the Gram matrix is not.
 */
public final class LeastSquaresProblem implements QuadraticProblem, AutoCloseable {
  private static final String TAG = "math.nnls";

  private final int size;
  private final double[] scale;
  private final double[] rightHandSide;
  private final DoubleArray scaled;
  private final DoubleArray residual;
  private final DoubleArray gradient;

  /**
   * Copies and scales the columns.
   *
   * @param a matrix (rows, columns)
   * @param b one value per row
   */
  public LeastSquaresProblem(DoubleMatrix a, double[] b) {
    size = BlasArguments.length(a.columns(), "columns of a least squares problem");
    rightHandSide = b;
    scale = new double[size];
    scaled = DoubleArray.allocateUninitialized(TAG, size, b.length);
    residual = DoubleArray.allocate(TAG, b.length);
    gradient = DoubleArray.allocate(TAG, size);
    try {
      copyColumns(a);
    } catch (BadInputException e) {
      close();
      throw e;
    }
  }

  private void copyColumns(DoubleMatrix a) {
    double[] column = new double[rightHandSide.length];
    for (int j = 0; j < size; j++) {
      double largest = 0;
      for (int i = 0; i < column.length; i++) {
        column[i] = a.get(i, j);
        if (!Double.isFinite(column[i])) {
          throw new BadInputException(
              "element (" + i + ", " + j + ") is not finite",
              "matrix " + a.data().tag(),
              "pass finite values");
        }
        largest = Math.max(largest, Math.abs(column[i]));
      }
      scale[j] = normalise(column, largest);
      scaled.copyFrom(column, 0, (long) j * column.length, column.length);
    }
  }

  /** Scales a column to unit length, in two steps so that no square overflows. */
  private static double normalise(double[] column, double largest) {
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : column) {
      sum += (value / largest) * (value / largest);
    }
    double norm = largest * Math.sqrt(sum);
    for (int i = 0; i < column.length; i++) {
      column[i] /= norm;
    }
    return 1 / norm;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double scale(int index) {
    return scale[index];
  }

  @Override
  public void products(int index, int[] support, int count, double[] target) {
    long rows = rightHandSide.length;
    for (int p = 0; p < count; p++) {
      target[p] = Blas.dot(scaled, index * rows, scaled, support[p] * rows, rows);
    }
  }

  @Override
  public void descent(double[] z, int[] support, int count, double[] target) {
    computeResidual(z, support, count);
    Blas.multiply(1, DoubleMatrix.of(scaled), residual, 0, gradient);
    gradient.copyTo(0, target, 0, size);
  }

  @Override
  public void supportDescent(double[] z, int[] support, int count, double[] target) {
    computeResidual(z, support, count);
    long rows = rightHandSide.length;
    for (int p = 0; p < count; p++) {
      target[p] = Blas.dot(scaled, support[p] * rows, residual, 0, rows);
    }
  }

  private void computeResidual(double[] z, int[] support, int count) {
    long rows = rightHandSide.length;
    residual.copyFrom(rightHandSide, 0, 0, rightHandSide.length);
    for (int p = 0; p < count; p++) {
      Blas.axpy(-z[support[p]], scaled, support[p] * rows, residual, 0, rows);
    }
  }

  @Override
  public double objective(double[] z, int[] support, int count) {
    computeResidual(z, support, count);
    double norm = Blas.norm2(residual);
    return 0.5 * norm * norm;
  }

  @Override
  public void close() {
    scaled.close();
    residual.close();
    gradient.close();
  }
}
