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
 * @param bulgeFraction part of the light of a galaxy that is in its bulge, whose scale length is an
 *     eighth of that of the disc; 0 for points
 */
public record MockSource(
    String id,
    MockKind kind,
    double raDegrees,
    double decDegrees,
    double flux,
    double scaleArcsec,
    double axisRatio,
    double angleDegrees,
    double bulgeFraction) {
  /** Scale length of a bulge over that of its disc. */
  static final double BULGE_SCALE = 0.125;

  /** A point. */
  static MockSource point(String id, MockKind kind, double[] position, double flux) {
    return new MockSource(id, kind, position[0], position[1], flux, 0, 1, 0, 0);
  }

  /** The same galaxy with a part of its light in a bulge. */
  MockSource withBulge(double fraction) {
    return new MockSource(
        id, kind, raDegrees, decDegrees, flux, scaleArcsec, axisRatio, angleDegrees, fraction);
  }
}
