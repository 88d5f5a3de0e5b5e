package org.alidade.transients.download;

import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.Wcs;

/**
 * The image of a FITS file that is meant: the first of all HDUs with at least two axes and
 * celestial coordinates (spec transient 4.4).
 *
 * @param number its number, 0 for the primary
 * @param header its cards
 * @param width columns
 * @param height rows
 */
public record ImageHdu(int number, FitsHeader header, int width, int height) {
  /** The image with celestial coordinates, if there is one. */
  public static Optional<ImageHdu> find(FitsFile file) {
    for (int hdu = 0; hdu < file.hduCount(); hdu++) {
      Optional<ImageHdu> image = image(file, hdu).filter(each -> each.isCelestial(file));
      if (image.isPresent()) {
        return image;
      }
    }
    return Optional.empty();
  }

  /** The first image, whatever its coordinates. */
  public static Optional<ImageHdu> first(FitsFile file) {
    for (int hdu = 0; hdu < file.hduCount(); hdu++) {
      Optional<ImageHdu> image = image(file, hdu);
      if (image.isPresent()) {
        return image;
      }
    }
    return Optional.empty();
  }

  private static Optional<ImageHdu> image(FitsFile file, int hdu) {
    try {
      int[] shape = file.image(hdu).shape();
      return shape.length < 2
          ? Optional.empty()
          : Optional.of(
              new ImageHdu(
                  hdu, file.header(hdu), shape[shape.length - 1], shape[shape.length - 2]));
    } catch (FormatException e) {
      return Optional.empty();
    }
  }

  private boolean isCelestial(FitsFile file) {
    try (Wcs wcs = Wcs.of(file, header)) {
      return wcs.isCelestial();
    } catch (FormatException | MissingDatasetException e) {
      return false;
    }
  }
}
