package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.math.CholeskyFactor;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.Quantiles;
import org.alidade.transients.PsfStamp;

/**
 * A kernel that varies over the field, and the sky that goes with it, by least squares over stamps
 * (spec transient 12.2). The sum of the kernel is the same everywhere.
 */
final class KernelFit {
  private static final int ROUNDS = 4;
  private static final double REJECTED_SIGMA = 3;

  private final KernelBasis basis;
  private final SpatialTerms shape;
  private final SpatialTerms sky;
  private final double ridge;
  private double[] solution = new double[0];

  private KernelFit(KernelBasis basis, SpatialTerms shape, SpatialTerms sky, double ridge) {
    this.basis = basis;
    this.shape = shape;
    this.sky = sky;
    this.ridge = ridge;
  }

  /**
   * Solves, leaving out stamps that fit much worse than the others.
   *
   * @param ridge added to the diagonal of the normal equations, which is scaled to 1
   */
  static KernelFit solve(
      KernelProblem problem, List<StampEquations> stamps, int spatialOrder, double ridge) {
    KernelFit fit =
        new KernelFit(
            problem.basis(),
            new SpatialTerms(problem.width(), problem.height(), spatialOrder),
            new SpatialTerms(problem.width(), problem.height(), Math.min(spatialOrder, 1)),
            ridge);
    List<StampEquations> used = stamps;
    for (int round = 0; round < ROUNDS; round++) {
      fit.solve(used);
      List<StampEquations> kept = fit.withoutOutliers(used);
      if (kept.size() == used.size()) {
        break;
      }
      used = kept;
    }
    return fit;
  }

  /** Sum of the kernel. */
  double sum() {
    return solution[0];
  }

  /** The kernel at a place. */
  PsfStamp kernel(double x, double y) {
    return basis.kernel(Arrays.copyOf(coefficients(x, y), basis.count()));
  }

  /** What has to be added to the convolved image. */
  double sky(double x, double y) {
    double[] terms = sky.at(x, y);
    int first = unknowns() - terms.length;
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      sum += terms[k] * solution[first + k];
    }
    return sum;
  }

  private int unknowns() {
    return 1 + (basis.count() - 1) * shape.count() + sky.count();
  }

  /** Coefficients of the functions and the sky at a place. */
  private double[] coefficients(double x, double y) {
    double[] local = new double[basis.count() + 1];
    eachUnknown(x, y, (unknown, term, factor) -> local[term] += factor * solution[unknown]);
    return local;
  }

  private void eachUnknown(double x, double y, UnknownBody body) {
    double[] shapes = shape.at(x, y);
    double[] skies = sky.at(x, y);
    body.accept(0, 0, 1);
    int unknown = 1;
    for (int k = 1; k < basis.count(); k++) {
      for (double factor : shapes) {
        body.accept(unknown++, k, factor);
      }
    }
    for (double factor : skies) {
      body.accept(unknown++, basis.count(), factor);
    }
  }

  private void solve(List<StampEquations> stamps) {
    int n = unknowns();
    double[][] matrix = new double[n][n];
    double[] right = new double[n];
    for (StampEquations stamp : stamps) {
      add(stamp, matrix, right);
    }
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = matrix[i][i] > 0 ? 1 / Math.sqrt(matrix[i][i]) : 1;
    }
    try (DoubleArray scaled = DoubleArray.allocate(PlaneWorkspace.TAG, n, n)) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          scaled.set(i, j, matrix[i][j] * scale[i] * scale[j] + (i == j ? ridge : 0));
        }
        right[i] *= scale[i];
      }
      try (CholeskyFactor factor = CholeskyFactor.of(DoubleMatrix.of(scaled))) {
        double[] found = factor.solve(right);
        for (int i = 0; i < n; i++) {
          found[i] *= scale[i];
        }
        solution = found;
      }
    }
  }

  private void add(StampEquations stamp, double[][] matrix, double[] right) {
    int n = unknowns();
    int[] terms = new int[n];
    double[] factors = new double[n];
    eachUnknown(
        stamp.x(),
        stamp.y(),
        (unknown, term, factor) -> {
          terms[unknown] = term;
          factors[unknown] = factor;
        });
    for (int i = 0; i < n; i++) {
      right[i] += factors[i] * stamp.right()[terms[i]];
      double[] row = stamp.matrix()[terms[i]];
      for (int j = 0; j <= i; j++) {
        matrix[i][j] += factors[i] * factors[j] * row[terms[j]];
      }
    }
  }

  private List<StampEquations> withoutOutliers(List<StampEquations> stamps) {
    double[] chiSquares =
        stamps.stream().mapToDouble(s -> s.chiSquare(coefficients(s.x(), s.y()))).toArray();
    double limit =
        Quantiles.median(chiSquares)
            + REJECTED_SIGMA * Quantiles.scaledMedianAbsoluteDeviation(chiSquares);
    List<StampEquations> kept = new ArrayList<>();
    for (int i = 0; i < chiSquares.length; i++) {
      if (chiSquares[i] <= limit) {
        kept.add(stamps.get(i));
      }
    }
    boolean enough = kept.size() >= Math.max(3, stamps.size() / 2);
    return enough ? kept : stamps;
  }

  /** What is done with one unknown: the local coefficient it adds to, and its factor there. */
  private interface UnknownBody {
    void accept(int unknown, int term, double factor);
  }
}
