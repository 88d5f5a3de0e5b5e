package org.alidade.benchmarks.scale;

import org.alidade.benchmarks.MachineLimits;
import org.alidade.cube.CubeShape;

/**
 * Least work of an operation in float operations, and the rate that limits it.
 *
 * @param flops float operations, of all taps whether empty or not
 * @param single whether float32
 */
record Work(double flops, boolean single) {
  /** Nothing to hold an operation against. */
  static final Work UNKNOWN = new Work(Double.NaN, false);

  double limitSeconds(MachineLimits limits) {
    return flops / (single ? limits.sgemmFlopsPerSecond() : limits.dgemmFlopsPerSecond());
  }

  String limit() {
    return Double.isNaN(flops) ? "" : single ? "sgemm" : "dgemm";
  }

  /** One product with the kernels: (S x Cm) times (Cm x L) (spec cubefit 6.1). */
  static Work product(ScaleProblem problem, boolean single) {
    CubeShape shape = problem.shape();
    return new Work(
        2.0 * shape.spaxels() * shape.components() * problem.taps() * shape.pixels(), single);
  }

  /** Rows of one spaxel: one (C x m) times (m x P) per pixel (spec cubefit 6.4). */
  static double rowFlops(ScaleProblem problem, int rows) {
    CubeShape shape = problem.shape();
    return 2.0 * rows * shape.components() * problem.taps() * shape.populations();
  }

  /** Sweep over rows of one spaxel: their symmetric Gram matrix and two products with x. */
  static double sweepFlops(ScaleProblem problem, int rows) {
    double unknowns = problem.shape().unknowns();
    return unknowns * rows * (rows + 1.0) + 4 * unknowns * rows;
  }
}
