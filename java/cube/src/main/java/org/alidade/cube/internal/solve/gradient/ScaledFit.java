package org.alidade.cube.internal.solve.gradient;

import java.util.Arrays;
import java.util.function.BiConsumer;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;

/**
 * The fit in unknowns {@code z = sqrt(D) x}, with D the diagonal of the Hessian floored at a small
 * share of its 90th percentile (spec cubefit 6.7). Both z and the gradient have the unit of flux,
 * the Hessian has none and its diagonal is at most 1. Empty columns take no part: their unknowns,
 * gradients and products are 0.
 */
final class ScaledFit implements AutoCloseable {
  private static final String TAG = "cube.gradient";
  private static final double FLOOR = 1e-6;
  private static final double FLOOR_QUANTILE = 0.9;

  private final FitProblem problem;
  private final double norm;

  /** {@code 1 / sqrt(D)} with the floored D; 0 for empty columns. */
  private final double[] perUnit;

  /** Root of the diagonal of the scaled Hessian: 1 where D is not floored, 0 for empty columns. */
  private final double[] rootDiagonal;

  private final DoubleArray weights;
  private final DoubleArray product;
  private final DoubleArray spectra;

  /** Allocates scratch for one solve. */
  ScaledFit(FitProblem problem) {
    this.problem = problem;
    this.norm = problem.dataNorm();
    double[] curvature = problem.curvature().toArray();
    double floor = floor(curvature);
    this.perUnit = new double[curvature.length];
    this.rootDiagonal = new double[curvature.length];
    for (int j = 0; j < curvature.length; j++) {
      if (curvature[j] > 0) {
        perUnit[j] = 1 / Math.sqrt(Math.max(curvature[j], floor));
        rootDiagonal[j] = Math.sqrt(curvature[j]) * perUnit[j];
      }
    }
    this.weights = DoubleArray.allocate(TAG, curvature.length);
    this.product = DoubleArray.allocate(TAG, curvature.length);
    this.spectra = DoubleArray.allocate(TAG, problem.shape().spaxels(), problem.shape().pixels());
  }

  private static double floor(double[] curvature) {
    double[] sorted = Arrays.stream(curvature).filter(value -> value > 0).sorted().toArray();
    return sorted.length == 0 ? 0 : FLOOR * sorted[(int) (FLOOR_QUANTILE * (sorted.length - 1))];
  }

  /** Number of unknowns, empty columns included. */
  int unknowns() {
    return perUnit.length;
  }

  /** Whether a column is empty, so that its weight stays 0. */
  boolean isEmpty(int unknown) {
    return perUnit[unknown] == 0;
  }

  /** The nearest feasible point of a start vector, 0 where it is not finite or there is no data. */
  double[] feasible(DoubleArray x) {
    double[] z = new double[perUnit.length];
    if (norm == 0) {
      return z; // nothing to fit: zero is optimal whatever the penalties
    }
    for (int j = 0; j < z.length; j++) {
      double value = x.get(j);
      z[j] = perUnit[j] > 0 && value > 0 && Double.isFinite(value) ? value / perUnit[j] : 0;
    }
    return z;
  }

  /** Writes the weights of a point. */
  void store(double[] z, DoubleArray x) {
    x.copyFrom(weightsOf(z), 0, 0, z.length);
  }

  private double[] weightsOf(double[] z) {
    double[] x = new double[z.length];
    for (int j = 0; j < z.length; j++) {
      x[j] = z[j] * perUnit[j];
    }
    return x;
  }

  /**
   * Objective and gradient from the data, without recurrences.
   *
   * @param z point
   * @param gradient overwritten
   * @return the objective, in squared flux units
   */
  double evaluate(double[] z, double[] gradient) {
    store(z, weights);
    double objective = problem.residual(weights, spectra) + problem.penaltyValue(weights);
    problem.gradient(weights, spectra, product);
    readProduct(gradient);
    return objective;
  }

  /** Hessian times {@code p}. */
  void hessian(double[] p, double[] out) {
    apply(p, out, (in, result) -> problem.hessianProduct(in, spectra, result));
  }

  /** The data's part of the Hessian times {@code p}. */
  void dataHessian(double[] p, double[] out) {
    apply(
        p,
        out,
        (in, result) -> {
          problem.operator().forward(in, spectra);
          problem.weigh(spectra);
          problem.operator().adjoint(spectra, result);
        });
  }

  /** The penalties' part of the Hessian times {@code p}. */
  void penaltyHessian(double[] p, double[] out) {
    apply(
        p,
        out,
        (in, result) -> {
          result.fill(0);
          problem.penalties().forEach(penalty -> penalty.addProduct(in, result));
        });
  }

  private void apply(double[] p, double[] out, BiConsumer<DoubleArray, DoubleArray> operation) {
    store(p, weights);
    operation.accept(weights, product);
    readProduct(out);
  }

  private void readProduct(double[] out) {
    product.copyTo(0, out, 0, out.length);
    for (int j = 0; j < out.length; j++) {
      out[j] *= perUnit[j];
    }
  }

  /** Whether the objective has penalties. */
  boolean hasPenalties() {
    return !problem.penalties().isEmpty();
  }

  /** Sum of the Hessian's diagonal; no eigenvalue is larger, as none is negative. */
  double trace() {
    return VectorSums.dot(rootDiagonal, rootDiagonal);
  }

  /**
   * Scaled optimality: the largest {@code |min(z_j, g_j)|} over {@code |sqrt(W) y|}, both for a
   * Hessian of exactly unit diagonal, as the certificate takes them.
   */
  double scaledKkt(double[] z, double[] gradient) {
    double largest = 0;
    for (int j = 0; j < z.length; j++) {
      double root = rootDiagonal[j];
      if (root > 0) {
        largest = Math.max(largest, Math.abs(Math.min(z[j] * root, gradient[j] / root)));
      }
    }
    return norm == 0 ? 0 : largest / norm;
  }

  /** Root mean square error of weights with a known objective, in flux units. */
  double rmse(double objective, DoubleArray x) {
    // Without residual left, rounding may put the objective of a recurrence below zero.
    return problem.rmse(Math.max(0, objective - problem.penaltyValue(x)));
  }

  @Override
  public void close() {
    weights.close();
    product.close();
    spectra.close();
  }
}
