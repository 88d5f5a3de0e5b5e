package org.alidade.fits.internal;

import org.alidade.array.InvalidStateException;
import org.alidade.bindings.WcsTransform;
import org.alidade.fits.SkyPosition;

/** The two celestial axes of world coordinates that may have more, which stay at the reference. */
public final class CelestialGeometry {
  private static final double ARCSEC_PER_DEGREE = 3600;

  private final WcsTransform transform;
  private final String where;
  private final double shift;
  private final int longitude;
  private final int latitude;
  private final int first;
  private final int second;
  private final String longitudeType;
  private final double[] reference;

  /**
   * Creates the view.
   *
   * @param transform the coordinates, with celestial axes
   * @param where file and HDU, for error messages
   * @param shift added to pixel coordinates to make FITS pixels of them
   */
  public CelestialGeometry(WcsTransform transform, String where, double shift) {
    this.transform = transform;
    this.where = where;
    this.shift = shift;
    this.longitude = transform.longitudeAxis();
    this.latitude = transform.latitudeAxis();
    this.longitudeType = transform.axisType(longitude);
    this.reference = transform.referencePixel();
    this.first = Math.min(longitude, latitude);
    this.second = Math.max(longitude, latitude);
  }

  /** Refuses other systems than right ascension and declination. */
  public void requireEquatorial() {
    if (!longitudeType.startsWith("RA")) {
      throw new InvalidStateException(
          "the celestial axes are not right ascension and declination (" + longitudeType + ")",
          where,
          "use the general sky coordinates and convert them");
    }
  }

  /** Position of a pixel. */
  public SkyPosition sky(double x, double y) {
    double[] point = world(x, y);
    return new SkyPosition(point[longitude], point[latitude]);
  }

  /** Pixel of a position. */
  public double[] pixel(double longitudeDegrees, double latitudeDegrees) {
    double[] point = new double[reference.length];
    if (reference.length > 2) {
      transform.pixelToWorld(reference, point, 1, 0);
    }
    point[longitude] = longitudeDegrees;
    point[latitude] = latitudeDegrees;
    transform.worldToPixel(point, point, 1, shift);
    return new double[] {point[first], point[second]};
  }

  /** Norms of the columns of the linear part. */
  public double[] pixelScalesArcsec() {
    double[] matrix = transform.matrix();
    int axes = transform.axes();
    double[] scales = new double[2];
    for (int i = 0; i < 2; i++) {
      int column = i == 0 ? first : second;
      scales[i] =
          ARCSEC_PER_DEGREE
              * Math.hypot(matrix[longitude * axes + column], matrix[latitude * axes + column]);
    }
    return scales;
  }

  /** Area of the parallelogram that the mid-lines of a pixel span on the unit sphere. */
  public double pixelAreaArcsec2(double x, double y) {
    return SkyPosition.pixelAreaArcsec2(
        sky(x - 0.5, y), sky(x + 0.5, y), sky(x, y - 0.5), sky(x, y + 0.5));
  }

  private double[] world(double x, double y) {
    double[] point = reference.clone();
    point[first] = x + shift;
    point[second] = y + shift;
    transform.pixelToWorld(point, point, 1, 0);
    return point;
  }
}
