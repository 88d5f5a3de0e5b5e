package org.alidade.tutorials;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.RowBlock;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Nnls;

/** A cube's fit as normal equations, formed row by row: an independent judge of solvers. */
final class NormalEquations implements AutoCloseable {
  private static final String TAG = "test.normal";

  private final DoubleMatrix gram;
  private final DoubleArray gramValues;
  private final double[] linear;
  private final double dataEnergy;

  private NormalEquations(DoubleArray gramValues, double[] linear, double dataEnergy) {
    this.gramValues = gramValues;
    this.gram = DoubleMatrix.of(gramValues);
    this.linear = linear;
    this.dataEnergy = dataEnergy;
  }

  /**
   * Forms the equations of a file with stored models and without missing data.
   *
   * @param weights factor of the rows of every spaxel
   */
  static NormalEquations of(Path cubeFile, double[] weights) {
    try (CubeOperator operator = CubeOperators.stored(cubeFile, 2);
        CubeData data = CubeDataReader.read(cubeFile)) {
      return sum(operator, data, weights);
    }
  }

  private static NormalEquations sum(CubeOperator operator, CubeData data, double[] weights) {
    int unknowns = operator.shape().unknowns();
    int[] pixels = IntStream.range(0, data.pixels()).toArray();
    DoubleArray gram = DoubleArray.allocate(TAG, unknowns, unknowns);
    double[] linear = new double[unknowns];
    double energy = 0;
    try (RowBlock block = RowBlock.allocate(pixels.length, unknowns);
        DoubleArray rows = DoubleArray.allocate(TAG, pixels.length, unknowns)) {
      for (int s = 0; s < data.spaxels(); s++) {
        operator.rows(s, pixels, block);
        double weight = weights[s];
        double[] y = Arrays.stream(data.spectrum(s)).map(value -> weight * value).toArray();
        copy(block, weight, rows, y, linear);
        Blas.symmetricRankUpdate(
            1, DoubleMatrix.of(rows).transposed(), s == 0 ? 0 : 1, DoubleMatrix.of(gram));
        for (double value : y) {
          energy += value * value;
        }
      }
    }
    return new NormalEquations(gram, linear, energy);
  }

  /** Weights the rows and adds them, times the weighted data, to the linear term. */
  private static void copy(
      RowBlock block, double weight, DoubleArray rows, double[] y, double[] linear) {
    FloatArray source = block.rows();
    float[] row = new float[linear.length];
    double[] wide = new double[linear.length];
    for (int l = 0; l < y.length; l++) {
      source.copyTo(l * block.stride(), row, 0, row.length);
      for (int j = 0; j < row.length; j++) {
        wide[j] = weight * row[j];
        linear[j] += y[l] * wide[j];
      }
      rows.copyFrom(wide, 0, (long) l * wide.length, wide.length);
    }
  }

  /** The exact optimum. */
  double[] optimum() {
    return Nnls.solveNormal(gram, linear).x();
  }

  /** Half the sum of squared residuals. */
  double objective(double[] x) {
    double value = 0.5 * dataEnergy;
    for (int i = 0; i < x.length; i++) {
      double product = 0;
      for (int j = 0; j < x.length; j++) {
        product += gram.get(i, j) * x[j];
      }
      value += x[i] * (0.5 * product - linear[i]);
    }
    return value;
  }

  @Override
  public void close() {
    gramValues.close();
  }
}
