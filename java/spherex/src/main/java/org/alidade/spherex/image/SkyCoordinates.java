package org.alidade.spherex.image;

import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.SkyPosition;

/**
 * Celestial coordinates of a level-2 image in closed form: tangent plane and SIP polynomials, which
 * have constant and linear terms here; the way back is iterated, without the AP and BP polynomials
 * (spec spherex 6.4).
 *
 * <p>Example: {@code image.sky().toPixel(213.94, 11.49)}. Objects are immutable.
 */
public final class SkyCoordinates {
  private static final double ARCSEC_PER_DEGREE = 3600;
  private static final int MOST_STEPS = 60;
  private static final double CONVERGED_PIXELS = 1e-10;

  private final double referenceX;
  private final double referenceY;
  private final double longitude;
  private final double sinLatitude;
  private final double cosLatitude;
  private final LinearMap linear;
  private final SipPolynomial distortionX;
  private final SipPolynomial distortionY;

  private SkyCoordinates(FitsHeader header) {
    this.referenceX = header.getDouble("CRPIX1");
    this.referenceY = header.getDouble("CRPIX2");
    this.longitude = Math.toRadians(header.getDouble("CRVAL1"));
    double latitude = Math.toRadians(header.getDouble("CRVAL2"));
    this.sinLatitude = Math.sin(latitude);
    this.cosLatitude = Math.cos(latitude);
    this.linear = LinearMap.of(header);
    boolean distorted = header.getString("CTYPE1").endsWith("-SIP");
    this.distortionX = distorted ? SipPolynomial.of(header, "A") : SipPolynomial.NONE;
    this.distortionY = distorted ? SipPolynomial.of(header, "B") : SipPolynomial.NONE;
  }

  /**
   * Reads a description.
   *
   * @throws FormatException if it is none of right ascension and declination in the tangent plane
   * @throws org.alidade.array.MissingDatasetException if cards are missing
   */
  public static SkyCoordinates of(FitsHeader header) {
    if (!header.find("CTYPE1").orElse("").startsWith("RA---TAN")
        || !header.find("CTYPE2").orElse("").startsWith("DEC--TAN")
        || header.findDouble("LONPOLE").orElse(180.0) != 180) {
      throw new FormatException(
          "the image has no tangent-plane coordinates",
          header.where(),
          "use a level-2 image with RA---TAN and DEC--TAN");
    }
    return new SkyCoordinates(header);
  }

  /** Position of a pixel, ICRS; NaN where the coordinates have no meaning. */
  public SkyPosition toSky(double x, double y) {
    double u = x + 1 - referenceX;
    double v = y + 1 - referenceY;
    double bentU = u + distortionX.at(u, v);
    double bentV = v + distortionY.at(u, v);
    double xi = Math.toRadians(linear.xi(bentU, bentV));
    double eta = Math.toRadians(linear.eta(bentU, bentV));
    double east = xi;
    double north = cosLatitude - eta * sinLatitude;
    double ra = Math.toDegrees(longitude + Math.atan2(east, north));
    double dec = Math.atan2(sinLatitude + eta * cosLatitude, Math.hypot(east, north));
    return new SkyPosition(ra - 360 * Math.floor(ra / 360), Math.toDegrees(dec));
  }

  /**
   * Pixel of a position.
   *
   * @return NaN if the position is on the other side of the sky, or so far outside the image that
   *     the distortion cannot be inverted
   */
  public PixelPosition toPixel(double raDegrees, double decDegrees) {
    double hourAngle = Math.toRadians(raDegrees) - longitude;
    double dec = Math.toRadians(decDegrees);
    double across = Math.cos(dec) * Math.cos(hourAngle);
    double depth = Math.sin(dec) * sinLatitude + across * cosLatitude;
    if (!(depth > 0)) {
      return new PixelPosition(Double.NaN, Double.NaN);
    }
    double xi = Math.toDegrees(Math.cos(dec) * Math.sin(hourAngle) / depth);
    double eta = Math.toDegrees((Math.sin(dec) * cosLatitude - across * sinLatitude) / depth);
    return straighten(linear.u(xi, eta), linear.v(xi, eta));
  }

  private PixelPosition straighten(double bentU, double bentV) {
    double u = bentU;
    double v = bentV;
    for (int step = 0; step < MOST_STEPS; step++) {
      double offU = u + distortionX.at(u, v) - bentU;
      double offV = v + distortionY.at(u, v) - bentV;
      u -= offU;
      v -= offV;
      if (Math.abs(offU) < CONVERGED_PIXELS && Math.abs(offV) < CONVERGED_PIXELS) {
        return new PixelPosition(u - 1 + referenceX, v - 1 + referenceY);
      }
    }
    return new PixelPosition(Double.NaN, Double.NaN);
  }

  /**
   * Side of a pixel at the reference point without distortion, arcsec: the geometric mean of both
   * sides. NaN if the description gives none.
   */
  public double pixelScaleArcsec() {
    double scale = ARCSEC_PER_DEGREE * linear.meanSide();
    return scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : Double.NaN;
  }

  /** Solid angle of the pixel centred at a place, arcsec^2, with projection and distortion. */
  public double pixelAreaArcsec2(double x, double y) {
    return SkyPosition.pixelAreaArcsec2(
        toSky(x - 0.5, y), toSky(x + 0.5, y), toSky(x, y - 0.5), toSky(x, y + 0.5));
  }
}
