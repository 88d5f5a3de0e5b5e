package org.alidade.cube.survey;

import java.util.function.DoubleUnaryOperator;

/** Five-point Gauss-Legendre integration, exact for polynomials up to degree nine. */
final class GaussLegendre {
  private static final double INNER = Math.sqrt(5 - 2 * Math.sqrt(10.0 / 7)) / 3;
  private static final double OUTER = Math.sqrt(5 + 2 * Math.sqrt(10.0 / 7)) / 3;
  private static final double[] NODES = {-OUTER, -INNER, 0, INNER, OUTER};
  private static final double WEIGHT_INNER = (322 + 13 * Math.sqrt(70)) / 900;
  private static final double WEIGHT_OUTER = (322 - 13 * Math.sqrt(70)) / 900;
  private static final double[] WEIGHTS = {
    WEIGHT_OUTER, WEIGHT_INNER, 128.0 / 225, WEIGHT_INNER, WEIGHT_OUTER
  };

  private GaussLegendre() {}

  /** Integral over [low, high] in panels no wider than {@code panel}. */
  static double integrate(DoubleUnaryOperator function, double low, double high, double panel) {
    int panels = Math.max(1, (int) Math.ceil((high - low) / panel));
    double half = 0.5 * (high - low) / panels;
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      double centre = low + (2 * i + 1) * half;
      for (int node = 0; node < NODES.length; node++) {
        sum += WEIGHTS[node] * function.applyAsDouble(centre + half * NODES[node]);
      }
    }
    return sum * half;
  }
}
