package org.alidade.fits;

/**
 * A position on the sky in the celestial frame of an image: right ascension and declination, or
 * longitude and latitude of another system such as the galactic one.
 *
 * @param longitudeDegrees right ascension or longitude in degrees, NaN when there is none
 * @param latitudeDegrees declination or latitude in degrees, NaN when there is none
 */
public record SkyPosition(double longitudeDegrees, double latitudeDegrees) {
  private static final double ARCSEC_PER_RADIAN = Math.toDegrees(1) * 3600;

  /**
   * Solid angle of a pixel: the parallelogram that its mid-lines span on the unit sphere.
   *
   * <p>Example: {@code SkyPosition.pixelAreaArcsec2(left, right, low, high)} with the positions
   * half a pixel from the centre.
   *
   * @param left end of the horizontal mid-line
   * @param right its other end
   * @param low end of the vertical mid-line
   * @param high its other end
   * @return arcsec^2, NaN if one of the positions is NaN
   */
  public static double pixelAreaArcsec2(
      SkyPosition left, SkyPosition right, SkyPosition low, SkyPosition high) {
    double[] u = difference(right, left);
    double[] v = difference(high, low);
    double a = u[1] * v[2] - u[2] * v[1];
    double b = u[2] * v[0] - u[0] * v[2];
    double c = u[0] * v[1] - u[1] * v[0];
    return Math.sqrt(a * a + b * b + c * c) * ARCSEC_PER_RADIAN * ARCSEC_PER_RADIAN;
  }

  private static double[] difference(SkyPosition end, SkyPosition start) {
    double[] to = end.direction();
    double[] from = start.direction();
    return new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
  }

  private double[] direction() {
    double longitude = Math.toRadians(longitudeDegrees);
    double latitude = Math.toRadians(latitudeDegrees);
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }
}
