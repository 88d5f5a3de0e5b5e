package org.alidade.sky;

import org.alidade.array.BadInputException;
import org.alidade.sky.internal.Sphere;
import org.alidade.sky.internal.Zones;

/**
 * Positions of the sources of a catalogue. Sources without a position have NaN and are found
 * nowhere.
 *
 * @param raDegrees right ascension (ICRS), degrees, any turn
 * @param decDegrees declination (ICRS), degrees
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, not copied
public record SkyPositions(double[] raDegrees, double[] decDegrees) {
  private static final double MAS_PER_RADIAN = Math.toDegrees(1) * 3_600_000;

  /**
   * Checks the lengths and declinations.
   *
   * @throws BadInputException if they differ, there are more than 2^24 or a declination lies beyond
   *     a pole
   */
  public SkyPositions {
    if (raDegrees.length != decDegrees.length) {
      throw new BadInputException(
          raDegrees.length + " right ascensions and " + decDegrees.length + " declinations",
          "SkyPositions",
          "give one of each per source");
    }
    if (raDegrees.length > Zones.MOST_SOURCES) {
      throw new BadInputException(
          raDegrees.length + " sources",
          "SkyPositions",
          "divide the catalogue into parts of at most " + Zones.MOST_SOURCES);
    }
    for (int i = 0; i < decDegrees.length; i++) {
      if (Math.abs(decDegrees[i]) > 90) {
        throw new BadInputException(
            "declination " + decDegrees[i] + " of source " + i,
            "SkyPositions",
            "give declinations from -90 to 90 degrees");
      }
    }
  }

  /** Number of sources. */
  public int size() {
    return raDegrees.length;
  }

  /**
   * The positions some years later, on great circles; parallax and radial motion are left out.
   *
   * @param raMotionMasPerYear proper motion in right ascension times the cosine of the declination,
   *     milliarcseconds per year; NaN counts as none
   * @param decMotionMasPerYear proper motion in declination, likewise
   * @param years time to go, Julian years; negative for earlier
   */
  public SkyPositions moved(
      double[] raMotionMasPerYear, double[] decMotionMasPerYear, double years) {
    if (raMotionMasPerYear.length != size() || decMotionMasPerYear.length != size()) {
      throw new BadInputException(
          raMotionMasPerYear.length + " and " + decMotionMasPerYear.length + " proper motions",
          "positions of " + size() + " sources",
          "give one of each per source");
    }
    double[] ra = new double[size()];
    double[] dec = new double[size()];
    for (int i = 0; i < ra.length; i++) {
      double east = angle(raMotionMasPerYear[i], years);
      double north = angle(decMotionMasPerYear[i], years);
      double[] at = Sphere.vector(raDegrees[i], decDegrees[i]);
      double alpha = Math.toRadians(raDegrees[i]);
      double cosine = Math.hypot(at[0], at[1]);
      double x = at[0] - east * Math.sin(alpha) - north * at[2] * Math.cos(alpha);
      double y = at[1] + east * Math.cos(alpha) - north * at[2] * Math.sin(alpha);
      double z = at[2] + north * cosine;
      ra[i] = Sphere.normalized(Math.toDegrees(Math.atan2(y, x)));
      dec[i] = Math.toDegrees(Math.atan2(z, Math.hypot(x, y)));
    }
    return new SkyPositions(ra, dec);
  }

  private static double angle(double masPerYear, double years) {
    return Double.isNaN(masPerYear) ? 0 : masPerYear * years / MAS_PER_RADIAN;
  }
}
