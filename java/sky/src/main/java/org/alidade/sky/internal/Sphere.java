package org.alidade.sky.internal;

/** Angles on the unit sphere, in degrees. */
public final class Sphere {
  private Sphere() {}

  /** Unit vector of a position: x, y, z. */
  public static double[] vector(double raDegrees, double decDegrees) {
    double ra = Math.toRadians(raDegrees);
    double dec = Math.toRadians(decDegrees);
    double cosine = Math.cos(dec);
    return new double[] {cosine * Math.cos(ra), cosine * Math.sin(ra), Math.sin(dec)};
  }

  /** Angle between two vectors, exact for small and large ones alike. */
  public static double separation(double[] one, double[] other) {
    double x = one[1] * other[2] - one[2] * other[1];
    double y = one[2] * other[0] - one[0] * other[2];
    double z = one[0] * other[1] - one[1] * other[0];
    double dot = one[0] * other[0] + one[1] * other[1] + one[2] * other[2];
    return Math.toDegrees(Math.atan2(Math.sqrt(x * x + y * y + z * z), dot));
  }

  /** Square of the straight line between two points at an angle. */
  public static double squaredChord(double angleDegrees) {
    double half = Math.sin(0.5 * Math.toRadians(Math.min(180, angleDegrees)));
    return 4 * half * half;
  }

  /** Right ascension from 0, included, to 360, excluded. */
  public static double normalized(double raDegrees) {
    double turned = raDegrees % 360;
    double positive = turned < 0 ? turned + 360 : turned;
    return positive < 360 ? positive : 0;
  }

  /** How far in right ascension a circle reaches from its centre: 180 where it holds a pole. */
  public static double raReach(double decDegrees, double radiusDegrees) {
    if (Math.abs(decDegrees) + radiusDegrees >= 90) {
      return 180;
    }
    double sine = Math.sin(Math.toRadians(radiusDegrees)) / Math.cos(Math.toRadians(decDegrees));
    return sine >= 1 ? 180 : Math.toDegrees(Math.asin(sine));
  }
}
