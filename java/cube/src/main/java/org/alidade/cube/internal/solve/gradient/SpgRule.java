package org.alidade.cube.internal.solve.gradient;

import java.util.Arrays;

/**
 * Spectral projected gradients: the step of Barzilai and Borwein (IMA Journal of Numerical Analysis
 * 8, 141, 1988), projected, and accepted if the objective falls below the worst of the last ten
 * (Birgin, Martinez and Raydan, SIAM Journal on Optimization 10, 1196, 2000; spec cubefit 6.7).
 */
final class SpgRule implements StepRule {
  private static final int MEMORY = 10;
  private static final double SUFFICIENT = 1e-4;
  private static final double LONGEST = 1e10;

  private final ScaledFit fit;
  private final double[] direction;
  private final double[] product;
  private final double[] recent = new double[MEMORY];
  private int steps;
  private double length = 1;

  SpgRule(ScaledFit fit) {
    this.fit = fit;
    this.direction = new double[fit.unknowns()];
    this.product = new double[fit.unknowns()];
    Arrays.fill(recent, Double.NEGATIVE_INFINITY);
  }

  @Override
  public void step(Iterate at) {
    recent[steps++ % MEMORY] = at.objective();
    aim(at);
    fit.hessian(direction, product);
    double slope = VectorSums.dot(at.gradient(), direction);
    double curvature = VectorSums.dot(product, direction);
    at.move(share(at.objective(), slope, curvature), direction, product);
    double squares = VectorSums.dot(direction, direction);
    length = curvature > squares / LONGEST ? squares / curvature : LONGEST;
  }

  private void aim(Iterate at) {
    double[] z = at.point();
    double[] gradient = at.gradient();
    for (int j = 0; j < z.length; j++) {
      direction[j] = Math.max(z[j] - length * gradient[j], 0) - z[j];
    }
  }

  /** The whole way if the objective falls enough, otherwise the way to its least on the line. */
  private double share(double objective, double slope, double curvature) {
    double worst = Arrays.stream(recent).max().orElseThrow();
    boolean enough = objective + slope + 0.5 * curvature <= worst + SUFFICIENT * slope;
    return enough ? 1 : Math.min(1, -slope / curvature);
  }
}
