package org.alidade.lightcurve.array;

import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/** Which places lie in a region of the sky. */
final class SkySelection {
  private static final double CIRCLE = 360;

  private SkySelection() {}

  static int[] box(
      double[] ra, double[] dec, double raFrom, double raTo, double decFrom, double decTo) {
    if (!(decFrom <= decTo) || Double.isNaN(raFrom) || Double.isNaN(raTo)) {
      throw new BadInputException(
          "right ascension " + raFrom + " to " + raTo + ", declination " + decFrom + " to " + decTo,
          "box on the sky",
          "give the smaller declination first");
    }
    double width = wrapped(raTo - raFrom);
    boolean all = raTo - raFrom >= CIRCLE;
    return IntStream.range(0, ra.length)
        .filter(i -> dec[i] >= decFrom && dec[i] <= decTo)
        .filter(i -> all || wrapped(ra[i] - raFrom) <= width)
        .toArray();
  }

  /** An angle from 0 to 360 degrees. */
  private static double wrapped(double degrees) {
    double rest = degrees % CIRCLE;
    return rest < 0 ? rest + CIRCLE : rest;
  }

  static int[] cone(double[] ra, double[] dec, double raCentre, double decCentre, double radius) {
    if (!(radius >= 0) || Double.isNaN(raCentre) || !(Math.abs(decCentre) <= 90)) {
      throw new BadInputException(
          "radius " + radius + " around " + raCentre + ", " + decCentre,
          "cone on the sky",
          "use degrees and a radius from 0");
    }
    return IntStream.range(0, ra.length)
        .filter(i -> distance(ra[i], dec[i], raCentre, decCentre) <= radius)
        .toArray();
  }

  /** Haversine formula, exact for small distances. */
  private static double distance(double ra1, double dec1, double ra2, double dec2) {
    double north = Math.sin(Math.toRadians(dec1 - dec2) / 2);
    double east = Math.sin(Math.toRadians(ra1 - ra2) / 2);
    double chord =
        north * north
            + Math.cos(Math.toRadians(dec1)) * Math.cos(Math.toRadians(dec2)) * east * east;
    return Math.toDegrees(2 * Math.asin(Math.sqrt(Math.min(1, chord))));
  }
}
