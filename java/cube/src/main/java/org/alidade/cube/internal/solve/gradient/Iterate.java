package org.alidade.cube.internal.solve.gradient;

/**
 * A feasible point of the scaled fit with its gradient and objective, which follow every move by
 * recurrence until they are computed afresh.
 */
final class Iterate {
  private final ScaledFit fit;
  private final double[] point;
  private final double[] gradient;
  private double objective;
  private boolean fresh;

  /** Starts at a feasible point, which is taken over. */
  Iterate(ScaledFit fit, double[] point) {
    this.fit = fit;
    this.point = point;
    this.gradient = new double[point.length];
    refresh();
  }

  /** The point; changed by moves only. */
  double[] point() {
    return point;
  }

  /** Gradient at the point; changed by moves only. */
  double[] gradient() {
    return gradient;
  }

  /** Objective at the point, in squared flux units. */
  double objective() {
    return objective;
  }

  double scaledKkt() {
    return fit.scaledKkt(point, gradient);
  }

  int nonZeros() {
    int count = 0;
    for (double value : point) {
      count += value > 0 ? 1 : 0;
    }
    return count;
  }

  /** Computes gradient and objective from the data, unless they are. */
  void refresh() {
    if (!fresh) {
      objective = fit.evaluate(point, gradient);
      fresh = true;
    }
  }

  /**
   * Moves along a direction as far as stays feasible; rounding below zero is cut.
   *
   * @param step how far, in units of the direction; may be negative
   * @param direction where to
   * @param product Hessian times direction
   */
  void move(double step, double[] direction, double[] product) {
    double slope = VectorSums.dot(gradient, direction);
    double curvature = VectorSums.dot(product, direction);
    for (int j = 0; j < point.length; j++) {
      point[j] = Math.max(0, point[j] + step * direction[j]);
      gradient[j] += step * product[j];
    }
    objective += step * (slope + 0.5 * step * curvature);
    fresh = false;
  }

  /** Goes to another point with everything that belongs to it. */
  void jump(double[] newPoint, double[] newGradient, double newObjective) {
    System.arraycopy(newPoint, 0, point, 0, point.length);
    System.arraycopy(newGradient, 0, gradient, 0, gradient.length);
    objective = newObjective;
    fresh = true;
  }
}
