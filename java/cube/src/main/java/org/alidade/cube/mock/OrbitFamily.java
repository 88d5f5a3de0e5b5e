package org.alidade.cube.mock;

import java.util.List;

/**
 * One dynamical component: where its light is on the sky and how it moves there. Positions are in
 * arcsec along the major and minor axis of the inclined disc.
 *
 * @param name for people
 * @param kind class of families it belongs to, for people
 * @param lightFraction part of the light of the galaxy
 * @param radius radius of the ring in arcsec; zero for a spheroid
 * @param width width of the ring, or scale length of the spheroid, in arcsec
 * @param spin mean rotation as part of the circular speed, negative for counter-rotation
 * @param dispersionKms velocity dispersion
 * @param logAge mean log10 of the age in Gyr
 * @param metallicity mean [M/H]
 */
record OrbitFamily(
    String name,
    String kind,
    double lightFraction,
    double radius,
    double width,
    double spin,
    double dispersionKms,
    double logAge,
    double metallicity) {

  private static final double INCLINATION = Math.toRadians(62);
  private static final double SPHEROID_AXIS_RATIO = 0.8;
  private static final double CIRCULAR_KMS = 230;
  private static final double TURNOVER_ARCSEC = 2.5;

  /** The families of the galaxy, from the hot centre to the cold outskirts; the light sums to 1. */
  static List<OrbitFamily> all() {
    return List.of(
        new OrbitFamily("inner bulge", "bulge", 0.12, 0, 1.3, 0.1, 170, 1.06, 0.28),
        new OrbitFamily("bulge", "bulge", 0.14, 0, 2.6, 0.25, 130, 1.0, 0.1),
        new OrbitFamily("inner thick disc", "thick disc", 0.10, 4, 2.5, 0.6, 85, 0.9, -0.25),
        new OrbitFamily("outer thick disc", "thick disc", 0.09, 10, 4, 0.65, 65, 0.85, -0.5),
        new OrbitFamily(
            "counter-rotating", "counter-rotating disc", 0.07, 5, 2, -0.75, 55, 0.6, -0.6),
        new OrbitFamily("nuclear disc", "thin disc", 0.08, 1.5, 1, 0.9, 60, 0.55, 0.3),
        new OrbitFamily("thin disc 4", "thin disc", 0.11, 4, 1.5, 0.95, 42, 0.45, 0.2),
        new OrbitFamily("thin disc 7.5", "thin disc", 0.12, 7.5, 1.8, 1, 35, 0.3, 0.05),
        new OrbitFamily("thin disc 11.5", "thin disc", 0.10, 11.5, 2, 1, 30, 0.12, -0.1),
        new OrbitFamily("thin disc 16", "thin disc", 0.07, 16, 2.5, 1, 28, -0.05, -0.3));
  }

  /** Surface brightness, arbitrary but smooth. */
  double brightness(double major, double minor) {
    if (radius == 0) {
      return Math.exp(-Math.hypot(major, minor / SPHEROID_AXIS_RATIO) / width);
    }
    double offset = (discRadius(major, minor) - radius) / width;
    return Math.exp(-0.5 * offset * offset);
  }

  /** Mean velocity along the line of sight in km/s; positive recedes. */
  double velocityKms(double major, double minor) {
    double r = discRadius(major, minor);
    double circular = CIRCULAR_KMS / Math.hypot(r, TURNOVER_ARCSEC);
    return spin * circular * Math.sin(INCLINATION) * major;
  }

  private static double discRadius(double major, double minor) {
    return Math.hypot(major, minor / Math.cos(INCLINATION));
  }
}
