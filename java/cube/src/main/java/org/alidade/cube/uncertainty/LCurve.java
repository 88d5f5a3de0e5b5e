package org.alidade.cube.uncertainty;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.penalty.SmoothnessPenalty;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Residual against roughness for several strengths of the smoothness (Hansen and O'Leary, SIAM
 * Journal on Scientific Computing 14, 1487, 1993), and two answers to how much smoothness the data
 * bear.
 *
 * <p>The corner is where the curve of the two logarithms bends most. Where data are many it may lie
 * at strengths that the noise already speaks against: the residual norm is then mostly noise and
 * its logarithm hardly moves. The noise limit is the largest strength at which {@code chi^2} has
 * grown by no more than the number of positive weights of the fit without smoothness, which is
 * about what the fit had won by following the noise (discrepancy principle); the variance of the
 * noise is that of the residuals. The recommended strength is the smaller of the two.
 *
 * <p>Example: {@code double strength = LCurve.of(path, SolveOptions.defaults(),
 * LCurve.defaultStrengths(), ProgressListener.NONE).recommended()}.
 *
 * @param points one point per strength, ascending
 * @param free the point without smoothness, of strength 0
 * @param rows number of data values that count
 */
public record LCurve(List<LCurvePoint> points, LCurvePoint free, long rows) {
  private static final String TAG = "cube.lcurve";
  private static final int LEAST_POINTS = 3;
  private static final int MANY = 600;

  /** Computes the curvatures. */
  public LCurve {
    points = withCurvatures(points);
  }

  /**
   * Solves a cube file for all strengths on one reduced Gram matrix, each warm-started from the one
   * before. Strengths beyond the limit of the noise are left out where they would take long.
   *
   * @param cubeFile a populated file
   * @param fit further penalties, weights of pixels and threads; its smoothness does not matter
   * @param strengths strengths of the smoothness, three or more, above 0, ascending; see {@link
   *     #defaultStrengths()}
   * @param progress told about the parts of the matrix and about the strengths
   * @throws BadInputException if the strengths cannot be used or the populations have no grid to be
   *     smooth over
   */
  public static LCurve of(
      Path cubeFile, SolveOptions fit, double[] strengths, ProgressListener progress) {
    requireStrengths(strengths);
    try (ReducedFit reduced = ReducedFit.open(cubeFile, fit, progress)) {
      return ThreadBudget.of(fit.threads())
          .withBlasThreads(() -> trace(reduced, strengths, progress));
    }
  }

  private static void requireStrengths(double[] strengths) {
    boolean sound = strengths.length >= LEAST_POINTS && strengths[0] > 0;
    for (int i = 1; i < strengths.length; i++) {
      sound &= strengths[i] > strengths[i - 1] && Double.isFinite(strengths[i]);
    }
    if (!sound) {
      throw new BadInputException(
          "strengths " + Arrays.toString(strengths),
          "strengths",
          "pass three or more numbers above 0 in ascending order");
    }
  }

  /** Strengths from 1e-8 to 1, two per decade. */
  public static double[] defaultStrengths() {
    return logSpaced(1e-8, 1, 17);
  }

  /**
   * Numbers of equal ratio.
   *
   * @param first the first one, above 0
   * @param last the last one
   * @param count how many, at least 2
   */
  public static double[] logSpaced(double first, double last, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> first * Math.pow(last / first, (double) i / (count - 1)));
    return values;
  }

  private static LCurve trace(ReducedFit fit, double[] strengths, ProgressListener progress) {
    SmoothnessPenalty measure = SmoothnessPenalty.of(1, fit.problem(), fit.grid());
    double[] x = new double[fit.problem().shape().unknowns()];
    LCurve curve = null;
    List<LCurvePoint> points = new ArrayList<>();
    for (int i = -1; i < strengths.length && !isPastUse(curve); i++) {
      double strength = i < 0 ? 0 : strengths[i];
      try (FitProblem penalised = fit.withSmoothness(strength)) {
        x = fit.solve(penalised, x);
      }
      points.add(point(fit.problem(), measure, strength, x));
      progress.progress(i + 2, strengths.length + 1L, "strengths");
      curve = new LCurve(points.subList(1, points.size()), points.get(0), fit.problem().rowsUsed());
    }
    return Objects.requireNonNull(curve);
  }

  /**
   * Whether further strengths would take long and none of them could be recommended: smooth
   * solutions have many positive weights, and the time of the active set grows with their cube.
   */
  private static boolean isPastUse(@Nullable LCurve curve) {
    if (curve == null || curve.points().size() < LEAST_POINTS) {
      return false;
    }
    LCurvePoint last = curve.points().get(curve.points().size() - 1);
    return last.nonZeros() > MANY && curve.chiSquareGrowth(last) > curve.free().nonZeros();
  }

  private static LCurvePoint point(
      FitProblem problem, SmoothnessPenalty measure, double strength, double[] weights) {
    int nonZeros = 0;
    for (double weight : weights) {
      nonZeros += weight > 0 ? 1 : 0;
    }
    try (DoubleArray x = DoubleArray.copyOf(TAG, weights);
        DoubleArray residual =
            DoubleArray.allocate(TAG, problem.shape().spaxels(), problem.shape().pixels())) {
      return new LCurvePoint(
          strength,
          Math.sqrt(2 * problem.residual(x, residual)),
          Math.sqrt(measure.roughness(x)),
          nonZeros,
          Double.NaN);
    }
  }

  private static List<LCurvePoint> withCurvatures(List<LCurvePoint> points) {
    List<LCurvePoint> curved = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      boolean inside = i > 0 && i + 1 < points.size();
      curved.add(
          points
              .get(i)
              .withCurvature(
                  inside
                      ? curvature(points.get(i - 1), points.get(i), points.get(i + 1))
                      : Double.NaN));
    }
    return List.copyOf(curved);
  }

  /**
   * Curvature of the parabola through three points, with the logarithm of the strength as
   * parameter; NaN if a logarithm does not exist.
   */
  private static double curvature(LCurvePoint before, LCurvePoint at, LCurvePoint after) {
    double left = Math.log10(at.strength() / before.strength());
    double right = Math.log10(after.strength() / at.strength());
    double u0 = Math.log10(at.residualNorm() / before.residualNorm()) / left;
    double u1 = Math.log10(after.residualNorm() / at.residualNorm()) / right;
    double v0 = Math.log10(at.roughness() / before.roughness()) / left;
    double v1 = Math.log10(after.roughness() / at.roughness()) / right;
    double uSlope = (right * u0 + left * u1) / (left + right);
    double vSlope = (right * v0 + left * v1) / (left + right);
    double uBend = 2 * (u1 - u0) / (left + right);
    double vBend = 2 * (v1 - v0) / (left + right);
    double value =
        (uSlope * vBend - vSlope * uBend) / Math.pow(uSlope * uSlope + vSlope * vSlope, 1.5);
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** The strength of the largest curvature; the weakest one if the curve bends nowhere. */
  public double corner() {
    LCurvePoint corner = points.get(0);
    double largest = 0;
    for (LCurvePoint point : points) {
      if (point.curvature() > largest) {
        largest = point.curvature();
        corner = point;
      }
    }
    return corner.strength();
  }

  /** The largest strength that the noise allows; the weakest one if it allows none. */
  public double noiseLimit() {
    double strength = points.get(0).strength();
    for (LCurvePoint point : points) {
      if (chiSquareGrowth(point) > free.nonZeros()) {
        return strength;
      }
      strength = point.strength();
    }
    return strength;
  }

  /**
   * By how much {@code chi^2} of a point exceeds that of the fit without smoothness, with the
   * variance of the residuals of the latter as that of the noise.
   */
  public double chiSquareGrowth(LCurvePoint point) {
    double variance =
        free.residualNorm() * free.residualNorm() / Math.max(1, rows - free.nonZeros());
    double growth =
        (point.residualNorm() - free.residualNorm()) * (point.residualNorm() + free.residualNorm());
    return growth == 0 ? 0 : growth / variance;
  }

  /** The smaller one of {@link #corner()} and {@link #noiseLimit()}. */
  public double recommended() {
    return Math.min(corner(), noiseLimit());
  }
}
