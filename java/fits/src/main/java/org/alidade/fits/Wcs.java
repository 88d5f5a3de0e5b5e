package org.alidade.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.bindings.WcsTransform;
import org.alidade.fits.internal.CelestialGeometry;
import org.alidade.fits.internal.WcsCards;
import org.alidade.fits.internal.WcsTables;
import org.jspecify.annotations.Nullable;

/**
 * World coordinates of an image: what its pixels are on the sky, in wavelength, in time.
 *
 * <p>WCSLIB computes them: every projection of the FITS standard, SIP and TPV distortions (SIP is
 * inverted by iteration, the AP and BP polynomials only start it), spectral axes, and look-up
 * tables (-TAB) from the same file. Pixels count as the {@link PixelOrigin} says that the
 * coordinates are opened with; the first coordinate belongs to NAXIS1.
 *
 * <pre>{@code
 * try (FitsFile file = FitsFile.open(path);
 *     Wcs sky = Wcs.of(file, file.header("IMAGE"));
 *     Wcs wavelength = Wcs.of(file, file.header("IMAGE"), 'W', PixelOrigin.ONE)) {
 *   SkyPosition centre = sky.raDec(1020.5, 1020.5);
 *   double micron = wavelength.pixelToWorld(1020.5, 1020.5)[0];
 * }
 * }</pre>
 *
 * <p>What has no coordinate, such as a pixel beside the globe or a position on the other side of
 * the sky, is NaN. Methods may be called from many threads, and all get the same numbers. Until
 * {@link #close()} the object holds native memory; it does not need the file any more.
 */
public final class Wcs implements AutoCloseable {
  /** Letter of the primary description. */
  public static final char PRIMARY = ' ';

  private final WcsTransform transform;
  private final String where;
  private final PixelOrigin origin;
  private final List<WcsAxis> axes;
  private final @Nullable CelestialGeometry celestial;

  private Wcs(WcsTransform transform, String where, PixelOrigin origin) {
    this.transform = transform;
    this.where = where;
    this.origin = origin;
    this.axes =
        IntStream.range(0, transform.axes())
            .mapToObj(
                i ->
                    new WcsAxis(
                        transform.axisType(i), transform.axisUnit(i), transform.axisName(i)))
            .toList();
    this.celestial =
        transform.longitudeAxis() >= 0 && transform.latitudeAxis() >= 0
            ? new CelestialGeometry(transform, where, origin.shift())
            : null;
  }

  /**
   * The primary description of a header, pixels counted from 1.
   *
   * @param file where look-up tables are, if the description needs any
   * @param header header of the image
   * @throws FormatException if the description cannot be used, with the reason
   * @throws InvalidStateException if there is no WCSLIB on this platform
   */
  public static Wcs of(FitsFile file, FitsHeader header) {
    return of(file, header, PRIMARY, PixelOrigin.ONE);
  }

  /**
   * A description of a header.
   *
   * @param file where look-up tables are, if the description needs any
   * @param header header of the image
   * @param alternate letter of the description, {@link #PRIMARY} for the one without
   * @param origin how pixels are counted
   * @throws FormatException if the description cannot be used, with the reason
   * @throws MissingDatasetException if the header has no such description
   * @throws InvalidStateException if there is no WCSLIB on this platform
   */
  public static Wcs of(FitsFile file, FitsHeader header, char alternate, PixelOrigin origin) {
    checkLetter(header, alternate);
    WcsTables tables = new WcsTables(file, header.where());
    return new Wcs(
        WcsTransform.open(WcsCards.of(header), alternate, header.where(), tables),
        header.where(),
        origin);
  }

  /**
   * The primary description of a header without look-up tables, pixels counted from 1.
   *
   * @param header header of the image
   * @throws FormatException if the description cannot be used, with the reason
   * @throws InvalidStateException if there is no WCSLIB on this platform
   */
  public static Wcs of(FitsHeader header) {
    return of(header, PRIMARY, PixelOrigin.ONE);
  }

  /**
   * A description of a header without look-up tables.
   *
   * @param header header of the image
   * @param alternate letter of the description, {@link #PRIMARY} for the one without
   * @param origin how pixels are counted
   * @throws FormatException if the description cannot be used, with the reason, or needs tables
   * @throws MissingDatasetException if the header has no such description
   * @throws InvalidStateException if there is no WCSLIB on this platform
   */
  public static Wcs of(FitsHeader header, char alternate, PixelOrigin origin) {
    checkLetter(header, alternate);
    return new Wcs(
        WcsTransform.open(
            WcsCards.of(header),
            alternate,
            header.where(),
            reference -> {
              throw new FormatException(
                  "the world coordinates need the look-up table in extension "
                      + reference.extension(),
                  header.where(),
                  "pass the file that holds it");
            }),
        header.where(),
        origin);
  }

  private static void checkLetter(FitsHeader header, char alternate) {
    if (alternate != PRIMARY && (alternate < 'A' || alternate > 'Z')) {
      throw new BadInputException(
          "'" + alternate + "' names no description", header.where(), "choose A to Z or blank");
    }
  }

  /** Number of axes, the same for pixels and for world coordinates. */
  public int axes() {
    return axes.size();
  }

  /** The axes in order. */
  public List<WcsAxis> axisList() {
    return axes;
  }

  /** How pixels are counted. */
  public PixelOrigin origin() {
    return origin;
  }

  /** Celestial reference frame (RADESYS), such as {@code ICRS}; empty when there is none. */
  public String frame() {
    return transform.frame();
  }

  /** Name of the description (WCSNAME), empty when there is none. */
  public String title() {
    return transform.title();
  }

  /**
   * World coordinates of a pixel.
   *
   * @param pixel one coordinate per axis
   * @return one coordinate per axis in the units of {@link #axisList()}, NaN for those without
   *     value
   * @throws BadInputException if there is another number of coordinates
   */
  public double[] pixelToWorld(double... pixel) {
    checkAxes(pixel);
    double[] world = new double[pixel.length];
    transform.pixelToWorld(pixel, world, 1, origin.shift());
    return world;
  }

  /**
   * World coordinates of many pixels.
   *
   * @param pixels points one after the other (count x axes)
   * @param world output, of the same shape; may be the same array
   * @param count number of points
   * @return number of points with a coordinate that has no value, which is NaN
   * @throws BadInputException if the arrays are too short
   */
  public int pixelToWorld(double[] pixels, double[] world, int count) {
    return transform.pixelToWorld(pixels, world, count, origin.shift());
  }

  /**
   * Pixel of world coordinates.
   *
   * @param world one coordinate per axis in the units of {@link #axisList()}
   * @return one coordinate per axis, all NaN if there is no such pixel
   * @throws BadInputException if there is another number of coordinates
   */
  public double[] worldToPixel(double... world) {
    checkAxes(world);
    double[] pixel = new double[world.length];
    transform.worldToPixel(world, pixel, 1, origin.shift());
    return pixel;
  }

  /**
   * Pixels of many world coordinates.
   *
   * @param world points one after the other (count x axes)
   * @param pixels output, of the same shape; may be the same array
   * @param count number of points
   * @return number of points that have no pixel and became NaN
   * @throws BadInputException if the arrays are too short
   */
  public int worldToPixel(double[] world, double[] pixels, int count) {
    return transform.worldToPixel(world, pixels, count, origin.shift());
  }

  /** Whether two of the axes are longitude and latitude on the sky. */
  public boolean isCelestial() {
    return celestial != null;
  }

  /**
   * Right ascension and declination of a pixel. Where there are more than two axes, the others are
   * at the reference pixel.
   *
   * @param x pixel coordinate along the first celestial axis
   * @param y pixel coordinate along the second celestial axis
   * @throws InvalidStateException if the coordinates are others, such as galactic ones
   */
  public SkyPosition raDec(double x, double y) {
    celestial().requireEquatorial();
    return sky(x, y);
  }

  /**
   * Celestial longitude and latitude of a pixel, in whatever system the image has.
   *
   * @param x pixel coordinate along the first celestial axis
   * @param y pixel coordinate along the second celestial axis
   * @throws InvalidStateException if the image has no celestial axes
   */
  public SkyPosition sky(double x, double y) {
    return celestial().sky(x, y);
  }

  /**
   * Pixel of a position. Where there are more than two axes, the others are at the reference pixel.
   *
   * @param longitudeDegrees right ascension or longitude in degrees
   * @param latitudeDegrees declination or latitude in degrees
   * @return x and y, NaN if there is no such pixel
   * @throws InvalidStateException if the image has no celestial axes
   */
  public double[] skyToPixel(double longitudeDegrees, double latitudeDegrees) {
    return celestial().pixel(longitudeDegrees, latitudeDegrees);
  }

  /**
   * Size of a pixel at the reference point without distortion: the geometric mean of both sides
   * (spec spherex 6.4).
   *
   * @return arcsec
   * @throws InvalidStateException if the image has no celestial axes
   */
  public double pixelScaleArcsec() {
    double[] sides = pixelScalesArcsec();
    return Math.sqrt(sides[0] * sides[1]);
  }

  /**
   * Lengths of a pixel's sides along x and y at the reference point, without distortion: norms of
   * the columns of the linear transformation.
   *
   * @return two lengths in arcsec
   * @throws InvalidStateException if the image has no celestial axes
   */
  public double[] pixelScalesArcsec() {
    return celestial().pixelScalesArcsec();
  }

  /**
   * Solid angle of the pixel whose centre is at (x, y), with projection and distortion.
   *
   * @return square arcsec, NaN if the pixel is not wholly on the sky
   * @throws InvalidStateException if the image has no celestial axes
   */
  public double pixelAreaArcsec2(double x, double y) {
    return celestial().pixelAreaArcsec2(x, y);
  }

  /**
   * Outer corners of an image.
   *
   * @param width pixels along x
   * @param height pixels along y
   * @return lower left, lower right, upper right, upper left, as pixels are counted
   * @throws InvalidStateException if the image has no celestial axes
   */
  public List<SkyPosition> footprint(long width, long height) {
    double first = 0.5 - origin.shift();
    List<SkyPosition> corners = new ArrayList<>();
    corners.add(sky(first, first));
    corners.add(sky(first + width, first));
    corners.add(sky(first + width, first + height));
    corners.add(sky(first, first + height));
    return List.copyOf(corners);
  }

  /**
   * Gives the native memory back; conversions throw {@link ClosedException} from then on. A second
   * call does nothing.
   */
  @Override
  public void close() {
    transform.close();
  }

  private CelestialGeometry celestial() {
    if (celestial == null) {
      throw new InvalidStateException(
          "the image has no celestial axes", where, "choose another description or image");
    }
    return celestial;
  }

  private void checkAxes(double[] point) {
    if (point.length != axes()) {
      throw new BadInputException(
          point.length + " coordinates for " + axes() + " axes", where, "pass one per axis");
    }
  }
}
