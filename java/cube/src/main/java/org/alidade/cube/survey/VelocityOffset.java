package org.alidade.cube.survey;

import java.util.function.DoubleUnaryOperator;

/** Finds the common velocity offset at which templates fit best. */
final class VelocityOffset {
  static final double SEARCH_RANGE_KMS = 60;

  private static final double COARSE_STEP_KMS = 20;
  private static final double[] REFINEMENTS_KMS = {10, 4};

  private VelocityOffset() {}

  /**
   * Minimises a function of the offset that is nearly quadratic around its minimum: first on a
   * grid, then by parabolas through three points.
   */
  static double measure(DoubleUnaryOperator squaredResidual) {
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (double offset = -SEARCH_RANGE_KMS; offset <= SEARCH_RANGE_KMS; offset += COARSE_STEP_KMS) {
      double value = squaredResidual.applyAsDouble(offset);
      if (value < least) {
        least = value;
        best = offset;
      }
    }
    for (double step : REFINEMENTS_KMS) {
      best = vertex(squaredResidual, best, step);
    }
    return best;
  }

  private static double vertex(DoubleUnaryOperator function, double centre, double step) {
    double left = function.applyAsDouble(centre - step);
    double middle = function.applyAsDouble(centre);
    double right = function.applyAsDouble(centre + step);
    double curvature = left - 2 * middle + right;
    double shift = curvature > 0 ? 0.5 * step * (left - right) / curvature : 0;
    double limited = Math.max(-2 * step, Math.min(2 * step, shift));
    double moved = centre + limited;
    return Math.max(-SEARCH_RANGE_KMS, Math.min(SEARCH_RANGE_KMS, moved));
  }
}
