package org.alidade.lightcurve.sources;

/**
 * Where a source is.
 *
 * @param raDegrees right ascension, degrees, NaN if unknown
 * @param decDegrees declination, degrees, NaN if unknown
 * @param x first pixel coordinate, counted from 1, NaN if unknown
 * @param y second pixel coordinate, counted from 1, NaN if unknown
 */
public record SourceCoordinates(double raDegrees, double decDegrees, double x, double y) {
  /** Of a source that is not in the catalogue. */
  public static final SourceCoordinates UNKNOWN =
      new SourceCoordinates(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
