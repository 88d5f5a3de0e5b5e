package org.alidade.cube.internal.solve.gradient;

/**
 * Modified proportioning with reduced gradient projections (Dostal and Schoeberl, Computational
 * Optimization and Applications 30, 23, 2005; spec cubefit 6.7). The objective never increases.
 *
 * <p>On the set of positive unknowns it is conjugate gradients. A step that would leave the
 * feasible set stops at its border and is followed by a projected gradient step of fixed length,
 * which may put many unknowns on the border at once. Unknowns on the border are released when their
 * gradient outweighs that of the positive ones.
 */
final class MprgpRule implements StepRule {
  /** Length of the projected step, over the largest eigenvalue of the Hessian; below 2. */
  private static final double FIXED_STEP = 1.9;

  /** Curvature, relative to the largest, that is not told from rounding. */
  private static final double ROUNDING = 1e-15;

  private final ScaledFit fit;
  private final double[] free;
  private final double[] chopped;
  private final double[] direction;
  private final double[] product;
  private double bound;
  private boolean started;

  /**
   * Prepares a run.
   *
   * @param fit the problem
   * @param bound bound on the largest eigenvalue of the Hessian; one that turns out too small is
   *     replaced by the trace
   */
  MprgpRule(ScaledFit fit, double bound) {
    this.fit = fit;
    this.bound = bound;
    this.free = new double[fit.unknowns()];
    this.chopped = new double[fit.unknowns()];
    this.direction = new double[fit.unknowns()];
    this.product = new double[fit.unknowns()];
  }

  @Override
  public void step(Iterate at) {
    double reduced = split(at);
    if (!started) {
      restart();
      started = true;
    }
    if (VectorSums.dot(chopped, chopped) <= reduced) {
      descend(at);
    } else {
      release(at);
    }
  }

  /**
   * Splits the gradient into the part of positive unknowns and the part that pulls others away from
   * zero.
   *
   * @return the first part times what a projected step can use of it
   */
  private double split(Iterate at) {
    double[] z = at.point();
    double[] gradient = at.gradient();
    double perStep = bound / FIXED_STEP;
    double reduced = 0;
    for (int j = 0; j < z.length; j++) {
      free[j] = z[j] > 0 ? gradient[j] : 0;
      chopped[j] = z[j] > 0 ? 0 : Math.min(gradient[j], 0);
      reduced += Math.min(z[j] * perStep, free[j]) * free[j];
    }
    return reduced;
  }

  private void restart() {
    System.arraycopy(free, 0, direction, 0, free.length);
  }

  private void descend(Iterate at) {
    fit.hessian(direction, product);
    double slope = VectorSums.dot(at.gradient(), direction);
    double curvature = VectorSums.dot(product, direction);
    double least = ROUNDING * bound * VectorSums.dot(direction, direction);
    if (!(slope > 0) || !(curvature > least)) {
      expand(at);
      return;
    }
    double step = slope / curvature;
    double border = distanceToBorder(at.point());
    if (step <= border) {
      at.move(-step, direction, product);
      conjugate(at, curvature);
    } else {
      moveToBorder(at, border);
      expand(at);
    }
  }

  private double distanceToBorder(double[] z) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < z.length; j++) {
      if (direction[j] > 0) {
        least = Math.min(least, z[j] / direction[j]);
      }
    }
    return least;
  }

  private void conjugate(Iterate at, double curvature) {
    split(at);
    double share = VectorSums.dot(free, product) / curvature;
    for (int j = 0; j < direction.length; j++) {
      direction[j] = free[j] - share * direction[j];
    }
  }

  private void moveToBorder(Iterate at, double border) {
    double[] z = at.point();
    boolean[] stops = new boolean[z.length];
    for (int j = 0; j < z.length; j++) {
      stops[j] = direction[j] > 0 && z[j] / direction[j] <= border;
    }
    at.move(-border, direction, product);
    for (int j = 0; j < z.length; j++) {
      z[j] = stops[j] ? 0 : z[j]; // rounding would leave it a hair above
    }
  }

  /** Projected step of fixed length along the gradient of the positive unknowns. */
  private void expand(Iterate at) {
    split(at);
    double[] target = projected(at.point());
    double[] gradient = new double[target.length];
    double objective = fit.evaluate(target, gradient);
    if (bound < fit.trace() && curvature(at, target, gradient) > 2 / FIXED_STEP * bound) {
      bound = fit.trace();
      target = projected(at.point());
      objective = fit.evaluate(target, gradient);
    }
    at.jump(target, gradient, objective);
    split(at);
    restart();
  }

  private double[] projected(double[] z) {
    double length = FIXED_STEP / bound;
    double[] target = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      target[j] = Math.max(0, z[j] - length * free[j]);
    }
    return target;
  }

  /**
   * Curvature met on the way to the target; the fixed step decreases the objective if it is low.
   */
  private static double curvature(Iterate at, double[] target, double[] gradient) {
    double squares = 0;
    double change = 0;
    for (int j = 0; j < target.length; j++) {
      double moved = target[j] - at.point()[j];
      squares += moved * moved;
      change += moved * (gradient[j] - at.gradient()[j]);
    }
    return squares > 0 ? change / squares : 0;
  }

  /** Lets unknowns leave the border along their gradient. */
  private void release(Iterate at) {
    fit.hessian(chopped, product);
    double slope = VectorSums.dot(at.gradient(), chopped);
    double curvature = VectorSums.dot(product, chopped);
    double least = ROUNDING * bound * slope;
    at.move(-(curvature > least ? slope / curvature : FIXED_STEP / bound), chopped, product);
    split(at);
    restart();
  }
}
