package org.alidade.cube;

import java.time.Duration;

/**
 * What a solve of a problem costs, from its sizes and the machine's speed in matrix products (spec
 * cubefit 6.3, 6.4 and 6.8). An order of magnitude, to choose a solver by.
 *
 * <p>Example: {@code SolveEstimate.of(shape, 203, 7561, 1e11, 256).exactTime()}.
 *
 * @param exactTime reduced Gram matrix, active set and polish
 * @param exactBytes memory of the same
 * @param iterationTime one product with A and one with its transpose: an iteration of MPRGP or SPG
 * @param iterationBytes memory of MPRGP and SPG
 * @param epochTime one epoch of Kaczmarz
 * @param epochBytes memory of Kaczmarz
 */
public record SolveEstimate(
    Duration exactTime,
    long exactBytes,
    Duration iterationTime,
    long iterationBytes,
    Duration epochTime,
    long epochBytes) {
  /** Rank to which real template libraries compress well. */
  private static final int RANK = 40;

  /** Forward and adjoint products of the polish, and columns of the positive set. */
  private static final int POLISH_PRODUCTS = 20;

  private static final int POSITIVE = 300;

  /**
   * Estimates.
   *
   * @param shape sizes S, C, P, L
   * @param taps kernel taps m
   * @param templatePixels template pixels T
   * @param flopsPerSecond rate of float64 matrix products
   * @param pixelsPerAperture pixels per spaxel and epoch of Kaczmarz
   */
  public static SolveEstimate of(
      CubeShape shape, int taps, int templatePixels, double flopsPerSecond, int pixelsPerAperture) {
    double s = shape.spaxels();
    double c = shape.components();
    double p = shape.populations();
    double l = shape.pixels();
    double k = Math.min(pixelsPerAperture, l);
    double n = shape.unknowns();
    double reduced = c * Math.min(p, RANK);
    double product = 2 * s * c * taps * l;
    double gram = s * c * taps * c * taps + reduced * reduced * taps * taps;
    double polish = POLISH_PRODUCTS * product + s * l * POSITIVE * (2.0 * taps + POSITIVE);
    double epoch = s * k * (2 * c * taps * p + k * n + 4 * n);
    double kernels = 8 * s * c * taps;
    double inputs = 8 * (2 * s * l + p * templatePixels);
    double shifted = 8 * taps * l;
    double rows = 8 * k * n + 4 * p * taps * l;
    return new SolveEstimate(
        time(gram + polish, flopsPerSecond),
        (long) (kernels + inputs + 8 * reduced * reduced + 8 * taps * taps * reduced),
        time(2 * product, flopsPerSecond),
        (long) (kernels + inputs + shifted + 6 * 8 * n),
        time(epoch, flopsPerSecond),
        (long) (kernels + inputs + rows));
  }

  private static Duration time(double flops, double flopsPerSecond) {
    return Duration.ofNanos((long) (1e9 * flops / flopsPerSecond));
  }
}
