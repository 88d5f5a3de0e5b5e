package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;
import org.alidade.cube.Optimality;

/**
 * Computes the optimality of weights from the exact gradient (spec cubefit 6.8).
 *
 * <p>The bound on the gap follows from convexity, {@code f(x) - f* <= g . (x - x*)}, and from upper
 * bounds on the optimal weights: all elements of A are non-negative, so {@code x*_j |a_j| <= |A
 * x*|}, and {@code |A x*| <= |y|} without penalties (A x* is a projection of y on a cone), at most
 * twice that with penalties (f(x*) is not above f(0)).
 */
public final class Certificate {
  private static final String TAG = "cube.certificate";

  private Certificate() {}

  /**
   * Evaluates objective and gradient once.
   *
   * @param problem the fit
   * @param x weights, C*P values
   */
  public static Optimality of(FitProblem problem, DoubleArray x) {
    try (DoubleArray residual =
            DoubleArray.allocate(TAG, problem.shape().spaxels(), problem.shape().pixels());
        DoubleArray gradient = DoubleArray.allocate(TAG, x.size())) {
      double objective = problem.residual(x, residual) + problem.penaltyValue(x);
      problem.gradient(x, residual, gradient);
      return of(problem, x, objective, gradient);
    }
  }

  /**
   * The optimality for an objective and gradient that are known.
   *
   * @param problem the fit
   * @param x weights, C*P values
   * @param objective value of the objective
   * @param gradient exact gradient, C*P values
   */
  public static Optimality of(
      FitProblem problem, DoubleArray x, double objective, DoubleArray gradient) {
    double norm = problem.dataNorm();
    double largestModel = problem.penalties().isEmpty() ? norm : 2 * norm;
    double kkt = 0;
    double gap = 0;
    int nonZeros = 0;
    for (long j = 0; j < x.size(); j++) {
      double scale = Math.sqrt(problem.curvature().get(j));
      if (scale == 0) {
        continue;
      }
      double slope = gradient.get(j);
      double violation = Math.min(x.get(j) * scale, slope / scale);
      kkt = Math.max(kkt, Math.abs(violation));
      gap += slope * x.get(j) + Math.max(0, -slope) * largestModel / scale;
      nonZeros += x.get(j) > 0 ? 1 : 0;
    }
    return new Optimality(objective, norm == 0 ? 0 : kkt / norm, Math.max(gap, 0), nonZeros);
  }
}
