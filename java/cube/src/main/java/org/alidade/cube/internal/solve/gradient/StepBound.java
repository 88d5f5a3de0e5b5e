package org.alidade.cube.internal.solve.gradient;

import java.util.SplittableRandom;

/**
 * Bounds on the largest eigenvalue of the scaled Hessian (spec cubefit 6.7).
 *
 * <p>For the data term, whose matrix has no negative elements, {@code max_j (H v)_j / v_j} is a
 * bound for any positive v (Collatz and Wielandt); power steps make it tight. Penalties may have
 * negative elements: their part is estimated by Rayleigh quotient plus residual of power steps,
 * with a margin. The trace is a bound in every case.
 */
final class StepBound {
  private static final int DATA_STEPS = 4;
  private static final int PENALTY_STEPS = 30;
  private static final double PENALTY_MARGIN = 1.1;
  private static final long PENALTY_START = 2011;

  private StepBound() {}

  /**
   * The smaller of trace and estimate; it may lie below the largest eigenvalue only where the
   * matrix of the data has negative elements or the power steps for a penalty missed its largest.
   */
  static double of(ScaledFit fit) {
    double estimate = ofData(fit) + (fit.hasPenalties() ? ofPenalties(fit) : 0);
    return Math.min(estimate, fit.trace());
  }

  /** Bound for the data term; infinite if a sign shows that the quotient is none. */
  private static double ofData(ScaledFit fit) {
    double[] v = new double[fit.unknowns()];
    double[] product = new double[v.length];
    for (int j = 0; j < v.length; j++) {
      v[j] = fit.isEmpty(j) ? 0 : 1;
    }
    double bound = Double.POSITIVE_INFINITY;
    for (int step = 0; step < DATA_STEPS; step++) {
      fit.dataHessian(v, product);
      bound = Math.min(bound, largestQuotient(product, v));
      double norm = VectorSums.norm(product);
      for (int j = 0; j < v.length; j++) {
        v[j] = norm > 0 ? product[j] / norm : 0;
      }
    }
    return bound;
  }

  private static double largestQuotient(double[] product, double[] v) {
    double largest = 0;
    for (int j = 0; j < v.length; j++) {
      if (product[j] < 0 || (v[j] == 0 && product[j] > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      largest = v[j] > 0 ? Math.max(largest, product[j] / v[j]) : largest;
    }
    return largest;
  }

  private static double ofPenalties(ScaledFit fit) {
    SplittableRandom random = new SplittableRandom(PENALTY_START);
    double[] v = random.doubles(fit.unknowns(), -1, 1).toArray();
    double[] product = new double[v.length];
    double estimate = 0;
    double norm = VectorSums.norm(v);
    for (int step = 0; step < PENALTY_STEPS && norm > 0; step++) {
      for (int j = 0; j < v.length; j++) {
        v[j] /= norm;
      }
      fit.penaltyHessian(v, product);
      double quotient = VectorSums.dot(v, product);
      estimate = quotient + distance(product, quotient, v);
      norm = VectorSums.norm(product);
      System.arraycopy(product, 0, v, 0, v.length);
    }
    return PENALTY_MARGIN * estimate;
  }

  private static double distance(double[] product, double quotient, double[] v) {
    double sum = 0;
    for (int j = 0; j < v.length; j++) {
      double own = product[j] - quotient * v[j];
      sum += own * own;
    }
    return Math.sqrt(sum);
  }
}
