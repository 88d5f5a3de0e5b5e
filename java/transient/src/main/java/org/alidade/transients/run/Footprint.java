package org.alidade.transients.run;

import org.alidade.transients.database.Observation;

/**
 * How much of an image another covers, from what the rows know: squares of the same area around the
 * centres, turned alike.
 */
final class Footprint {
  private static final double ARCSEC_PER_DEGREE = 3600;

  private Footprint() {}

  /** Part of the first that the second covers, from 0 to 1; 0 if a size is not known. */
  static double overlap(Observation first, Observation second) {
    double a = side(first);
    double b = side(second);
    if (!(a > 0 && b > 0)) {
      return 0;
    }
    double turn = Math.abs(first.ra() - second.ra()) % 360;
    double east = Math.min(turn, 360 - turn) * Math.cos(Math.toRadians(first.dec()));
    double north = Math.abs(first.dec() - second.dec());
    return common(a, b, east) * common(a, b, north) / (a * a);
  }

  private static double common(double a, double b, double distance) {
    return Math.max(0, Math.min(Math.min(a, b), (a + b) / 2 - distance));
  }

  private static double side(Observation observation) {
    Integer width = observation.imageWidth();
    Integer height = observation.imageHeight();
    Double scale = observation.pixelScale();
    if (width == null || height == null || scale == null) {
      return Double.NaN;
    }
    return Math.sqrt((double) width * height) * scale / ARCSEC_PER_DEGREE;
  }
}
