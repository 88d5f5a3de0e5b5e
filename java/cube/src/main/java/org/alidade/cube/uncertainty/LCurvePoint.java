package org.alidade.cube.uncertainty;

/**
 * The optimum for one strength of the smoothness.
 *
 * @param strength strength of the smoothness, relative to the curvature of the data
 * @param residualNorm {@code |sqrt(W) (y - A x)|}, in flux units
 * @param roughness {@code |L z|}: square root of the sum of squared second differences of the light
 *     over the population grids, on the scale of the penalty of strength 1, in flux units
 * @param nonZeros number of positive weights
 * @param curvature curvature of the curve (log10 residual norm, log10 roughness) at this point,
 *     positive where it bends like the corner of an L; NaN at the ends
 */
public record LCurvePoint(
    double strength, double residualNorm, double roughness, int nonZeros, double curvature) {
  /** The same with its curvature. */
  LCurvePoint withCurvature(double value) {
    return new LCurvePoint(strength, residualNorm, roughness, nonZeros, value);
  }
}
