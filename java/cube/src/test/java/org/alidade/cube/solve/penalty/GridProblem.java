package org.alidade.cube.solve.penalty;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PopulationGrid;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.solve.DenseOperator;

/**
 * A random fit of 3 components with populations on a grid of 3 x 4 x 2, one column without light.
 */
final class GridProblem implements AutoCloseable {
  static final PopulationGrid GRID = PopulationGrid.of(3, 4, 2);
  static final CubeShape SHAPE = new CubeShape(5, 3, 24, 40);
  static final int EMPTY = 30;

  final DenseOperator operator;
  final CubeData data;
  final FitProblem problem;

  private GridProblem(DenseOperator operator, CubeData data) {
    this.operator = operator;
    this.data = data;
    this.problem = new FitProblem(operator, data, null);
  }

  static GridProblem of(RandomGenerator random) {
    double[] spectra = new double[SHAPE.spaxels() * SHAPE.pixels()];
    Arrays.setAll(spectra, i -> 10 + random.nextDouble());
    return of(matrix(random), spectra, 1);
  }

  static double[][][] matrix(RandomGenerator random) {
    double[][][] matrix = new double[SHAPE.spaxels()][SHAPE.unknowns()][SHAPE.pixels()];
    for (int j = 0; j < SHAPE.unknowns(); j++) {
      double light = j == EMPTY ? 0 : Math.exp(2 * random.nextGaussian());
      for (double[][] plane : matrix) {
        Arrays.setAll(plane[j], l -> light * random.nextDouble());
      }
    }
    return matrix;
  }

  /** The problem with matrix and data multiplied by a power of two. */
  static GridProblem of(double[][][] matrix, double[] spectra, double factor) {
    double[][][] scaled = new double[matrix.length][][];
    Arrays.setAll(scaled, s -> scaled(matrix[s], factor));
    double[] values = Arrays.stream(spectra).map(value -> factor * value).toArray();
    boolean[] keep = new boolean[SHAPE.pixels()];
    Arrays.fill(keep, true);
    return new GridProblem(
        DenseOperator.of(SHAPE, scaled),
        CubeData.of(
            DoubleArray.copyOf("test.data", values, SHAPE.spaxels(), SHAPE.pixels()), keep));
  }

  private static double[][] scaled(double[][] plane, double factor) {
    return Arrays.stream(plane)
        .map(column -> Arrays.stream(column).map(value -> factor * value).toArray())
        .toArray(double[][]::new);
  }

  /** The matrix as rows (S * L, C * P), followed by further rows. */
  DoubleArray augmented(double[][] rows) {
    int own = SHAPE.spaxels() * SHAPE.pixels();
    DoubleArray all = DoubleArray.allocate("test.augmented", own + rows.length, SHAPE.unknowns());
    for (int i = 0; i < own; i++) {
      for (int j = 0; j < SHAPE.unknowns(); j++) {
        all.set(i, j, operator.element(i / SHAPE.pixels(), j, i % SHAPE.pixels()));
      }
    }
    for (int i = 0; i < rows.length; i++) {
      all.copyFrom(rows[i], 0, (long) (own + i) * SHAPE.unknowns(), SHAPE.unknowns());
    }
    return all;
  }

  @Override
  public void close() {
    problem.close();
    operator.close();
    data.close();
  }
}
