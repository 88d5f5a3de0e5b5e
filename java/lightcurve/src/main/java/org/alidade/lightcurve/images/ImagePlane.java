package org.alidade.lightcurve.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsWriter;

/**
 * An image in memory with the cards of its header.
 *
 * <p>The pixels are not copied: whoever makes or receives an image owns them.
 *
 * <pre>{@code
 * ImagePlane science = ImagePlane.read(Path.of("IDF_gr1_ch1_sci.fits"));
 * float corner = science.pixels()[0];
 * }</pre>
 *
 * @param name where the image comes from, for messages
 * @param width pixels along a row
 * @param height number of rows
 * @param pixels values, row after row, NaN where there is none
 * @param cards cards of the header
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ImagePlane(String name, int width, int height, float[] pixels, List<FitsCard> cards) {
  /**
   * Checks that there is one value per pixel.
   *
   * @throws BadInputException if there is not
   */
  public ImagePlane {
    if (width < 1 || height < 1 || (long) width * height != pixels.length) {
      throw new BadInputException(
          pixels.length + " values for an image of " + width + " x " + height + " pixels",
          name,
          "give one value per pixel");
    }
    cards = List.copyOf(cards);
  }

  /**
   * Reads the first image of a FITS file.
   *
   * @throws FormatException if the file holds no image of two axes
   */
  public static ImagePlane read(Path file) {
    try (FitsFile fits = FitsFile.open(file)) {
      FitsImage image = first(fits);
      int[] shape = image.shape();
      if (shape.length != 2) {
        throw new FormatException(
            "the image has " + shape.length + " axes", file.toString(), "give one with two");
      }
      return new ImagePlane(
          file.toString(), shape[1], shape[0], image.floats(), image.header().cards());
    }
  }

  /** The first HDU of a file that holds an image: the primary, where it does. */
  static FitsImage first(FitsFile fits) {
    for (int hdu = 0; hdu < fits.hduCount(); hdu++) {
      FitsHeader header = fits.header(hdu);
      boolean image = hdu == 0 || header.find("XTENSION").orElse("").equals("IMAGE");
      boolean compressed = header.contains("ZIMAGE");
      if ((image && header.findLong("NAXIS").orElse(0L) > 0) || compressed) {
        return fits.image(hdu);
      }
    }
    throw new FormatException("there is no image", fits.path().toString(), "give another file");
  }

  /** The header. */
  public FitsHeader header() {
    return new FitsHeader(name, cards);
  }

  /** An image with other pixels and the same header. */
  public ImagePlane withPixels(float[] values) {
    return new ImagePlane(name, width, height, values, cards);
  }

  /**
   * Demands that two images are of one shape.
   *
   * @throws BadInputException if they are not
   */
  public void checkSameShape(ImagePlane other) {
    if (other.width != width || other.height != height) {
      throw new BadInputException(
          "the image has "
              + other.width
              + " x "
              + other.height
              + " pixels, the one it belongs to "
              + width
              + " x "
              + height,
          other.name + ", " + name,
          "give images on one pixel grid");
    }
  }

  /** Writes the image into the primary HDU of a FITS file, which replaces what was there. */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder cannot be made (" + e.getMessage() + ")",
              file.toString(),
              "choose a folder that can be written");
      failure.initCause(e);
      throw failure;
    }
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(new int[] {height, width}, pixels, cards);
      writer.commit();
    }
  }
}
