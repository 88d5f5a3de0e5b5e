package org.alidade.benchmarks.scale;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;

/** Exact energies of all columns (spec cubefit 6.5). */
final class EnergiesOperation implements ScaleOperation {
  private final ScaleProblem problem;
  private final CubeOperator operator;
  private final DoubleArray energies;
  private final double[] pixelWeights;

  EnergiesOperation(ScaleProblem problem, int threads) {
    this.problem = problem;
    this.operator = CubeOperators.matrixFree(problem.file(), threads);
    this.energies = DoubleArray.allocate("bench.scale", problem.shape().unknowns());
    this.pixelWeights = new double[problem.shape().pixels()];
    Arrays.fill(pixelWeights, 1);
  }

  @Override
  public String name() {
    return "column energies";
  }

  /** Two symmetric products of m x m and their contraction. */
  @Override
  public Work work() {
    CubeShape shape = problem.shape();
    double m = problem.taps();
    double kernels = (double) shape.components() * m * (m + 1) * shape.spaxels();
    double templates = (double) shape.populations() * m * (m + 1) * shape.pixels();
    double contraction = m * (m + 1) * shape.components() * shape.populations();
    double all = kernels + templates + contraction;
    return new Work(all, all, false);
  }

  @Override
  public void run() {
    operator.columnEnergies(pixelWeights, energies);
  }

  @Override
  public void close() {
    operator.close();
    energies.close();
  }
}
