package org.alidade.math.internal;

import java.util.HashMap;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.QuadraticProblem;

/** The quadratic function given by a Gram matrix, scaled to a unit diagonal column by column. */
public final class NormalProblem implements QuadraticProblem {
  private final DoubleMatrix gram;
  private final double[] scale;
  private final double[] linear;
  private final Map<Integer, double[]> columns = new HashMap<>();

  /**
   * Reads the diagonal.
   *
   * @param gram symmetric matrix (n, n)
   * @param linearTerm n values
   */
  public NormalProblem(DoubleMatrix gram, double[] linearTerm) {
    this.gram = gram;
    this.scale = new double[linearTerm.length];
    this.linear = new double[linearTerm.length];
    for (int i = 0; i < scale.length; i++) {
      double curvature = gram.get(i, i);
      if (!(curvature >= 0) || Double.isInfinite(curvature)) {
        throw new BadInputException(
            "diagonal element " + curvature + " at index " + i,
            "Gram matrix " + gram.data().tag(),
            "pass a positive semidefinite matrix");
      }
      scale[i] = curvature > 0 ? 1 / Math.sqrt(curvature) : 0;
      linear[i] = linearTerm[i] * scale[i];
    }
  }

  @Override
  public int size() {
    return scale.length;
  }

  @Override
  public double scale(int index) {
    return scale[index];
  }

  @Override
  public void products(int index, int[] support, int count, double[] target) {
    double[] column = column(index);
    for (int p = 0; p < count; p++) {
      target[p] = column[support[p]];
    }
  }

  private double[] column(int index) {
    return columns.computeIfAbsent(index, this::scaledColumn);
  }

  private double[] scaledColumn(int index) {
    double[] column = new double[scale.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = gram.get(index, i) * scale[i] * scale[index];
      if (!Double.isFinite(column[i])) {
        throw new BadInputException(
            "element (" + index + ", " + i + ") is not finite",
            "Gram matrix " + gram.data().tag(),
            "pass finite values");
      }
    }
    return column;
  }

  @Override
  public void descent(double[] z, int[] support, int count, double[] target) {
    System.arraycopy(linear, 0, target, 0, target.length);
    for (int p = 0; p < count; p++) {
      double[] column = column(support[p]);
      double factor = z[support[p]];
      for (int i = 0; i < target.length; i++) {
        target[i] -= factor * column[i];
      }
    }
  }

  @Override
  public void supportDescent(double[] z, int[] support, int count, double[] target) {
    for (int p = 0; p < count; p++) {
      double[] column = column(support[p]);
      double sum = linear[support[p]];
      for (int q = 0; q < count; q++) {
        sum -= column[support[q]] * z[support[q]];
      }
      target[p] = sum;
    }
  }

  @Override
  public double objective(double[] z, int[] support, int count) {
    double[] descent = new double[count];
    supportDescent(z, support, count, descent);
    double sum = 0;
    for (int p = 0; p < count; p++) {
      sum += z[support[p]] * (linear[support[p]] + descent[p]);
    }
    return -0.5 * sum;
  }
}
