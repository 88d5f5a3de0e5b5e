package org.alidade.benchmarks.scale;

import org.alidade.cli.machine.MachineLimits;
import org.alidade.cube.CubeShape;

/**
 * Work of an operation in float operations, and the rate that limits it.
 *
 * @param flops float operations with the taps that the operator keeps
 * @param denseFlops the same with all taps, whether empty or not
 * @param single whether float32
 */
record Work(double flops, double denseFlops, boolean single) {
  /** Nothing to hold an operation against. */
  static final Work UNKNOWN = new Work(Double.NaN, Double.NaN, false);

  double limitSeconds(MachineLimits limits) {
    return flops / rate(limits);
  }

  double denseLimitSeconds(MachineLimits limits) {
    return denseFlops / rate(limits);
  }

  private double rate(MachineLimits limits) {
    return single ? limits.sgemmFlopsPerSecond() : limits.dgemmFlopsPerSecond();
  }

  String limit() {
    return Double.isNaN(flops) ? "" : single ? "sgemm" : "dgemm";
  }

  /**
   * One product with the kernels: (S x Cm) times (Cm x L) (spec cubefit 6.1).
   *
   * @param flops what the operator says
   */
  static Work product(ScaleProblem problem, double flops, boolean single) {
    return new Work(flops, flops / problem.kept(), single);
  }

  /**
   * Rows of some spaxels, and sweeps over them or not.
   *
   * @param rows per spaxel
   */
  static Work rows(ScaleProblem problem, int spaxels, int rows, boolean sweep) {
    double dense = rowFlops(problem, rows);
    double rest = sweep ? sweepFlops(problem, rows) : 0;
    return new Work(spaxels * (problem.kept() * dense + rest), spaxels * (dense + rest), true);
  }

  /** Rows of one spaxel: one (C x m) times (m x P) per pixel (spec cubefit 6.4). */
  private static double rowFlops(ScaleProblem problem, int rows) {
    CubeShape shape = problem.shape();
    return 2.0 * rows * shape.components() * problem.taps() * shape.populations();
  }

  /** Sweep over rows of one spaxel: their symmetric Gram matrix and two products with x. */
  private static double sweepFlops(ScaleProblem problem, int rows) {
    double unknowns = problem.shape().unknowns();
    return unknowns * rows * (rows + 1.0) + 4 * unknowns * rows;
  }
}
