package org.alidade.transients.image;

import java.util.Arrays;
import org.alidade.transients.PsfStamp;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * Fits the profile {@code peak (1 + a dx^2 + 2 b dx dy + c dy^2)^-beta} (Moffat 1969, A&amp;A 3,
 * 455) to a stamp by least squares.
 */
final class MoffatFit {
  private static final double LARGEST_BETA = 20;
  private static final int EVALUATIONS = 200;

  private MoffatFit() {}

  /** Shape of a stamp; the profile with exponent 3 of a guessed width where the fit fails. */
  static PsfShape shape(PsfStamp psf, double guessFwhmPx) {
    return shape(fit(psf, guessFwhmPx, true), guessFwhmPx);
  }

  /** Shape of a stamp with the exponent held at 3. */
  static PsfShape shapeOfBeta3(PsfStamp psf, double guessFwhmPx) {
    return shape(fit(psf, guessFwhmPx, false), guessFwhmPx);
  }

  private static PsfShape shape(double[] fitted, double guessFwhmPx) {
    double a = fitted[1];
    double b = fitted[2];
    double c = fitted[3];
    double beta = fitted.length > 4 ? fitted[4] : 3;
    double middle = (a + c) / 2;
    double difference = Math.hypot((a - c) / 2, b);
    double steep = middle + difference;
    double flat = middle - difference;
    if (!(flat > 0) || !(beta > 1)) {
      return new PsfShape(guessFwhmPx, 0, 0, 3);
    }
    double atHalf = Math.pow(2, 1 / beta) - 1;
    double fwhm = 2 * Math.sqrt(atHalf / Math.sqrt(steep * flat));
    double angle = Math.toDegrees(Math.atan2(-2 * b, c - a) / 2);
    return new PsfShape(fwhm, 1 - Math.sqrt(flat / steep), angle, beta);
  }

  /** A stamp of a profile. */
  static PsfStamp stamp(PsfShape shape, int size) {
    double atHalf = Math.pow(2, 1 / shape.beta()) - 1;
    double ratio = 1 - shape.ellipticity();
    double greater = shape.fwhmPx() / Math.sqrt(ratio);
    double smaller = shape.fwhmPx() * Math.sqrt(ratio);
    double along = 4 * atHalf / (greater * greater);
    double across = 4 * atHalf / (smaller * smaller);
    double cosine = Math.cos(Math.toRadians(shape.angleDegrees()));
    double sine = Math.sin(Math.toRadians(shape.angleDegrees()));
    double[] values = new double[size * size];
    int half = size / 2;
    for (int i = 0; i < values.length; i++) {
      int dx = i % size - half;
      int dy = i / size - half;
      double u = cosine * dx + sine * dy;
      double v = -sine * dx + cosine * dy;
      values[i] = Math.pow(1 + along * u * u + across * v * v, -shape.beta());
    }
    return PsfStamp.of(size, values);
  }

  private static double[] fit(PsfStamp psf, double guessFwhmPx, boolean freeBeta) {
    int half = psf.half();
    int reach = (int) Math.min(half, Math.max(3, Math.ceil(1.5 * guessFwhmPx)));
    int side = 2 * reach + 1;
    double[] target = new double[side * side];
    for (int i = 0; i < target.length; i++) {
      target[i] = psf.values()[(i / side - reach + half) * psf.size() + i % side - reach + half];
    }
    double curvature = 4 * (Math.cbrt(2) - 1) / (guessFwhmPx * guessFwhmPx);
    double peak = psf.values()[half * psf.size() + half];
    double[] start =
        freeBeta
            ? new double[] {peak, curvature, 0, curvature, 3}
            : new double[] {peak, curvature, 0, curvature};
    double[] weights = new double[target.length];
    Arrays.fill(weights, 1 / (peak * peak));
    try {
      return new LevenbergMarquardtOptimizer()
          .optimize(
              new LeastSquaresBuilder()
                  .start(start)
                  .model(point -> model(point, side, reach))
                  .target(target)
                  .weight(new DiagonalMatrix(weights))
                  .parameterValidator(MoffatFit::inRange)
                  .maxEvaluations(EVALUATIONS)
                  .maxIterations(EVALUATIONS)
                  .build())
          .getPoint()
          .toArray();
    } catch (MathIllegalStateException e) {
      return start;
    }
  }

  private static RealVector inRange(RealVector point) {
    RealVector valid = point.copy();
    double most = 4;
    valid.setEntry(1, Math.min(Math.max(point.getEntry(1), 1e-5), most));
    valid.setEntry(3, Math.min(Math.max(point.getEntry(3), 1e-5), most));
    double bound = 0.95 * Math.sqrt(valid.getEntry(1) * valid.getEntry(3));
    valid.setEntry(2, Math.min(Math.max(point.getEntry(2), -bound), bound));
    if (point.getDimension() > 4) {
      valid.setEntry(4, Math.min(Math.max(point.getEntry(4), 1.2), LARGEST_BETA));
    }
    return valid;
  }

  private static Pair<RealVector, RealMatrix> model(RealVector point, int side, int reach) {
    double[] p = point.toArray();
    double beta = p.length > 4 ? p[4] : 3;
    double[] values = new double[side * side];
    double[][] slopes = new double[values.length][p.length];
    for (int i = 0; i < values.length; i++) {
      int dx = i % side - reach;
      int dy = i / side - reach;
      double base = 1 + p[1] * dx * dx + 2 * p[2] * dx * dy + p[3] * dy * dy;
      double profile = Math.pow(base, -beta);
      double outer = -beta * p[0] * profile / base;
      values[i] = p[0] * profile;
      slopes[i][0] = profile;
      slopes[i][1] = outer * dx * dx;
      slopes[i][2] = 2 * outer * dx * dy;
      slopes[i][3] = outer * dy * dy;
      if (p.length > 4) {
        slopes[i][4] = -p[0] * profile * Math.log(base);
      }
    }
    return new Pair<>(new ArrayRealVector(values, false), MatrixUtils.createRealMatrix(slopes));
  }
}
