package org.alidade.cube.internal.solve.gradient;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.math.DoubleMatrix;

/** A penalty {@code 1/2 |rows x|^2} with few rows held in memory. */
final class DensePenalty implements QuadraticPenalty {
  /** The rows. */
  final double[][] rows;

  private DensePenalty(double[][] rows) {
    this.rows = rows;
  }

  /** {@code 1/2 strength |x|^2}. */
  static DensePenalty ridge(int unknowns, double strength) {
    double[][] rows = new double[unknowns][unknowns];
    for (int j = 0; j < unknowns; j++) {
      rows[j][j] = Math.sqrt(strength);
    }
    return new DensePenalty(rows);
  }

  /** {@code 1/2 strength sum (x_j - x_(j+1))^2}: elements off the diagonal are negative. */
  static DensePenalty differences(int unknowns, double strength) {
    double[][] rows = new double[unknowns - 1][unknowns];
    for (int j = 0; j + 1 < unknowns; j++) {
      rows[j][j] = Math.sqrt(strength);
      rows[j][j + 1] = -Math.sqrt(strength);
    }
    return new DensePenalty(rows);
  }

  private double element(int i, int j) {
    double sum = 0;
    for (double[] row : rows) {
      sum += row[i] * row[j];
    }
    return sum;
  }

  @Override
  public void addProduct(DoubleArray x, DoubleArray out) {
    for (double[] row : rows) {
      double product = 0;
      for (int j = 0; j < row.length; j++) {
        product += row[j] * x.get(j);
      }
      for (int j = 0; j < row.length; j++) {
        out.set(j, out.get(j) + row[j] * product);
      }
    }
  }

  @Override
  public void addDiagonal(DoubleArray diagonal) {
    for (int j = 0; j < diagonal.size(); j++) {
      diagonal.set(j, diagonal.get(j) + element(j, j));
    }
  }

  @Override
  public void addBlock(int[] blockRows, int[] columns, DoubleMatrix block) {
    for (int i = 0; i < blockRows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        block.set(i, j, block.get(i, j) + element(blockRows[i], columns[j]));
      }
    }
  }
}
