package org.alidade.lvm.mock;

/**
 * Gnomonic projection between a telescope's focal plane and the sky (Calabretta and Greisen 2002,
 * section 5.1.3), at the plate scale of spec lvm 2.3.
 *
 * @param raDegrees pointing
 * @param decDegrees pointing
 * @param angleDegrees rotation of the focal plane
 */
record FocalPlane(double raDegrees, double decDegrees, double angleDegrees) {
  private static final double ARCSECONDS_PER_MILLIMETRE = 112.36748321030637;
  private static final double FULL_CIRCLE = 360;

  /** A position, right ascension from 0 to below 360 degrees. */
  record Sky(double raDegrees, double decDegrees) {}

  Sky centre() {
    return new Sky(wrapped(raDegrees), decDegrees);
  }

  /** Where a fibre looks; the y axis points south at angle 0. */
  Sky sky(MockFibre fibre) {
    double scale = Math.toRadians(ARCSECONDS_PER_MILLIMETRE / 3600);
    double sine = Math.sin(Math.toRadians(angleDegrees));
    double cosine = Math.cos(Math.toRadians(angleDegrees));
    double xi = scale * (cosine * fibre.xMillimetre() - sine * fibre.yMillimetre());
    double eta = -scale * (sine * fibre.xMillimetre() + cosine * fibre.yMillimetre());
    double dec0 = Math.toRadians(decDegrees);
    double forward = Math.cos(dec0) - eta * Math.sin(dec0);
    double north = Math.sin(dec0) + eta * Math.cos(dec0);
    double ra = raDegrees + Math.toDegrees(Math.atan2(xi, forward));
    return new Sky(wrapped(ra), Math.toDegrees(Math.atan2(north, Math.hypot(xi, forward))));
  }

  private static double wrapped(double ra) {
    double rest = ra % FULL_CIRCLE;
    double positive = rest < 0 ? rest + FULL_CIRCLE : rest;
    return positive < FULL_CIRCLE ? positive : 0; // a tiny negative angle rounds to 360
  }
}
