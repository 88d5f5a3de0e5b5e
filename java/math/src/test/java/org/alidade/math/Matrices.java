package org.alidade.math;

import java.util.random.RandomGenerator;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;

/** Random matrices and sums written out, for comparison. */
final class Matrices {
  private Matrices() {}

  static DoubleArray randomDoubles(RandomGenerator random, long... lengths) {
    DoubleArray array = DoubleArray.allocate("test.random", lengths);
    for (long i = 0; i < array.size(); i++) {
      array.set(i, random.nextDouble(-1, 1));
    }
    return array;
  }

  static FloatArray randomFloats(RandomGenerator random, long... lengths) {
    FloatArray array = FloatArray.allocate("test.random", lengths);
    for (long i = 0; i < array.size(); i++) {
      array.set(i, random.nextFloat(-1, 1));
    }
    return array;
  }

  static double[][] values(DoubleMatrix m) {
    double[][] values = new double[(int) m.rows()][(int) m.columns()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = m.get(i, j);
      }
    }
    return values;
  }

  static double[][] values(FloatMatrix m) {
    double[][] values = new double[(int) m.rows()][(int) m.columns()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = m.get(i, j);
      }
    }
    return values;
  }

  /** {@code alpha a b + beta c} by definition. */
  static double[][] product(double alpha, double[][] a, double[][] b, double beta, double[][] c) {
    double[][] result = new double[c.length][];
    for (int i = 0; i < c.length; i++) {
      result[i] = new double[c[i].length];
      for (int j = 0; j < c[i].length; j++) {
        double sum = 0;
        for (int k = 0; k < b.length; k++) {
          sum += a[i][k] * b[k][j];
        }
        result[i][j] = alpha * sum + (beta == 0 ? 0 : beta * c[i][j]);
      }
    }
    return result;
  }
}
