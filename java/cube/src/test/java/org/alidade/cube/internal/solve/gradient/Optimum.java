package org.alidade.cube.internal.solve.gradient;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.solve.DenseOperator;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;
import org.alidade.math.NnlsSolution;

/** The optimum by an independent active-set code on the full matrix. */
final class Optimum {
  private Optimum() {}

  /** Without weights and penalties. */
  static NnlsSolution of(DenseOperator operator, double[] data) {
    double[] weights = new double[operator.shape().pixels()];
    java.util.Arrays.fill(weights, 1);
    return of(operator, data, weights, new double[0][]);
  }

  /**
   * With a weight per pixel and rows of a penalty; values that are not finite do not count.
   *
   * @param penaltyRows rows that are appended to the matrix, with data 0
   */
  static NnlsSolution of(
      DenseOperator operator, double[] data, double[] weights, double[][] penaltyRows) {
    CubeShape shape = operator.shape();
    List<double[]> rows = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int s = 0; s < shape.spaxels(); s++) {
      for (int l = 0; l < shape.pixels(); l++) {
        double value = data[s * shape.pixels() + l];
        double root = Math.sqrt(weights[l]);
        if (root > 0 && Double.isFinite(value)) {
          double[] row = new double[shape.unknowns()];
          for (int j = 0; j < row.length; j++) {
            row[j] = root * operator.element(s, j, l);
          }
          rows.add(row);
          values.add(root * value);
        }
      }
    }
    for (double[] row : penaltyRows) {
      rows.add(row);
      values.add(0.0);
    }
    return solve(rows, values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static NnlsSolution solve(List<double[]> rows, double[] values) {
    int unknowns = rows.get(0).length;
    try (DoubleArray matrix = DoubleArray.allocate("test.matrix", rows.size(), unknowns)) {
      for (int i = 0; i < rows.size(); i++) {
        matrix.copyFrom(rows.get(i), 0, (long) i * unknowns, unknowns);
      }
      return Nnls.solve(DoubleMatrix.of(matrix), values);
    }
  }
}
