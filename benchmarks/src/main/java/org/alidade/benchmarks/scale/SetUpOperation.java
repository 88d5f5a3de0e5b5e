package org.alidade.benchmarks.scale;

import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.OperatorPrecision;

/** Opening the matrix-free operator: inputs from the file, all kernels sampled. */
final class SetUpOperation implements ScaleOperation {
  private final ScaleProblem problem;
  private final OperatorPrecision precision;
  private final int threads;

  SetUpOperation(ScaleProblem problem, OperatorPrecision precision, int threads) {
    this.problem = problem;
    this.precision = precision;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "operator set-up, " + (precision == OperatorPrecision.SINGLE ? "float32" : "float64");
  }

  @Override
  public Work work() {
    return Work.UNKNOWN;
  }

  @Override
  public void run() {
    try (CubeOperator operator =
        CubeOperators.matrixFree(problem.file(), BuildOptions.defaults(), precision, threads)) {
      operator.shape();
    }
  }
}
