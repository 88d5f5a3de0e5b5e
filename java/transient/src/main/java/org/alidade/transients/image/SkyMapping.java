package org.alidade.transients.image;

import org.alidade.array.AlidadeException;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * The mapping from the pixels of one image to those of another through the sky.
 *
 * <pre>{@code
 * try (SkyMapping mapping = SkyMapping.between(science.header(), reference.header())) {
 *   double[] place = mapping.map(512, 512);
 * }
 * }</pre>
 */
public final class SkyMapping implements PixelMapping, AutoCloseable {
  private final Wcs from;
  private final Wcs to;

  private SkyMapping(Wcs from, Wcs to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Opens the world coordinates of two images.
   *
   * @param from header of the image whose pixels are mapped
   * @param to header of the other image
   * @throws StageException (WCS_INVALID) if one has no usable celestial coordinates
   */
  public static SkyMapping between(FitsHeader from, FitsHeader to) {
    Wcs first = celestial(from);
    boolean ready = false;
    try {
      SkyMapping mapping = new SkyMapping(first, celestial(to));
      ready = true;
      return mapping;
    } finally {
      if (!ready) {
        first.close();
      }
    }
  }

  /**
   * The world coordinates of an image, pixels counted from 0.
   *
   * @throws StageException (WCS_INVALID) if they are missing or not those of the sky
   */
  public static Wcs celestial(FitsHeader header) {
    Wcs wcs;
    try {
      wcs = Wcs.of(header, Wcs.PRIMARY, PixelOrigin.ZERO);
    } catch (AlidadeException e) {
      StageException failure = invalid(header, "the world coordinates are unusable");
      failure.initCause(e);
      throw failure;
    }
    if (!wcs.isCelestial()) {
      wcs.close();
      throw invalid(header, "the image has no celestial coordinates");
    }
    return wcs;
  }

  private static StageException invalid(FitsHeader header, String what) {
    return new StageException(
        FailureCode.WCS_INVALID, what, header.where(), "solve the astrometry of the image first");
  }

  @Override
  public double[] map(double x, double y) {
    SkyPosition sky = from.sky(x, y);
    return to.skyToPixel(sky.longitudeDegrees(), sky.latitudeDegrees());
  }

  /** Sky position of a pixel of the first image. */
  public SkyPosition sky(double x, double y) {
    return from.sky(x, y);
  }

  /** Gives the native memory back. */
  @Override
  public void close() {
    from.close();
    to.close();
  }
}
