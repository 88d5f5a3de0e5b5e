package org.alidade.benchmarks.scale;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.CubeShape;
import org.alidade.cube.OperatorPrecision;

/** {@code A x} with all weights positive, or {@code A' r}, of the matrix-free operator. */
final class ProductOperation implements ScaleOperation {
  private static final String TAG = "bench.scale";

  private final ScaleProblem problem;
  private final boolean adjoint;
  private final OperatorPrecision precision;
  private final CubeOperator operator;
  private final DoubleArray weights;
  private final DoubleArray spectra;

  ProductOperation(
      ScaleProblem problem, boolean adjoint, OperatorPrecision precision, int threads) {
    this.problem = problem;
    this.adjoint = adjoint;
    this.precision = precision;
    CubeShape shape = problem.shape();
    double[] x = new double[shape.unknowns()];
    Arrays.fill(x, 1.0 / x.length);
    this.weights = DoubleArray.copyOf(TAG, x);
    this.spectra = DoubleArray.allocate(TAG, shape.spaxels(), shape.pixels());
    spectra.fill(1);
    this.operator =
        CubeOperators.matrixFree(problem.file(), BuildOptions.defaults(), precision, threads);
  }

  @Override
  public String name() {
    return (adjoint ? "adjoint, " : "forward, ") + (single() ? "float32" : "float64");
  }

  private boolean single() {
    return precision == OperatorPrecision.SINGLE;
  }

  @Override
  public Work work() {
    return Work.product(problem, operator.productFlops(), single());
  }

  @Override
  public void run() {
    if (adjoint) {
      operator.adjoint(spectra, weights);
    } else {
      operator.forward(weights, spectra);
    }
  }

  @Override
  public void close() {
    operator.close();
    weights.close();
    spectra.close();
  }
}
