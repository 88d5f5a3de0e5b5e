package org.alidade.transients.mock;

/**
 * A source of a generated sky.
 *
 * @param id name within the field, such as {@code star12}
 * @param kind what it is
 * @param raDegrees right ascension, degrees
 * @param decDegrees declination, degrees
 * @param flux ADU above the atmosphere in one exposure; of what changes, the mean or the peak
 * @param scaleArcsec scale length of a disc, arcsec; 0 for points
 * @param axisRatio minor over major axis of a disc; 1 for points
 * @param angleDegrees position angle of the major axis, north to east, degrees
 */
public record MockSource(
    String id,
    MockKind kind,
    double raDegrees,
    double decDegrees,
    double flux,
    double scaleArcsec,
    double axisRatio,
    double angleDegrees) {
  /** A point. */
  static MockSource point(String id, MockKind kind, double[] position, double flux) {
    return new MockSource(id, kind, position[0], position[1], flux, 0, 1, 0);
  }
}
