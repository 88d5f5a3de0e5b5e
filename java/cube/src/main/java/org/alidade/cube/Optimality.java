package org.alidade.cube;

/**
 * How far weights are from the optimum of the fit, from the exact gradient g of the full problem
 * (Karush, Kuhn and Tucker's conditions; spec cubefit 6.8).
 *
 * @param objective {@code 1/2 sum w (y - A x)^2} plus penalties, in squared flux units
 * @param scaledKkt largest {@code |min(z_j, g_j / sqrt(D_j))| / |sqrt(W) y|} with {@code z_j =
 *     sqrt(D_j) x_j / |sqrt(W) y|} and D the diagonal of the Hessian; 0 at the optimum
 * @param gap bound on objective minus optimum: {@code g . x + sum max(0, -g_j) u_j} with u_j no
 *     smaller than any optimal weight; infinite where no such bound is known
 * @param nonZeros number of positive weights
 */
public record Optimality(double objective, double scaledKkt, double gap, int nonZeros) {
  /** Nothing is known. */
  public static final Optimality UNKNOWN =
      new Optimality(Double.NaN, Double.NaN, Double.POSITIVE_INFINITY, 0);

  /** The gap relative to the objective; 0 if both vanish. */
  public double relativeGap() {
    return gap == 0 ? 0 : gap / objective;
  }
}
