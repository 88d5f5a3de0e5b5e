package org.alidade.transients;

import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;

/**
 * An image and what is known about its pixels, ready to be subtracted from another: the sky is
 * removed, masked pixels keep their values until they are filled.
 *
 * <p>Arrays are row by row, x counts columns from 0 at the centre of the first pixel.
 *
 * @param width columns
 * @param height rows
 * @param pixels flux, counts
 * @param variance variance of each pixel with the noise of the sources, counts squared
 * @param mask bits of {@link MaskBits}
 * @param sigma standard deviation of the background before any resampling, counts
 * @param psf the point-spread function, constant over the image
 * @param header header cards with the world coordinates of this grid
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Frame(
    int width,
    int height,
    double[] pixels,
    double[] variance,
    byte[] mask,
    double sigma,
    PsfStamp psf,
    FitsHeader header) {
  /**
   * Checks shapes and the noise.
   *
   * @throws BadInputException if an array does not have width times height values, or sigma is not
   *     positive
   */
  public Frame {
    long size = (long) width * height;
    if (width < 1
        || height < 1
        || pixels.length != size
        || variance.length != size
        || mask.length != size) {
      throw new BadInputException(
          pixels.length
              + " pixels, "
              + variance.length
              + " variances, "
              + mask.length
              + " mask bits",
          "an image of " + width + " x " + height,
          "give one of each per pixel");
    }
    if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
      throw new BadInputException(
          "a background noise of " + sigma, "an image", "give a positive standard deviation");
    }
  }

  /** Whether any bit of the mask is set. */
  public boolean isMasked(int x, int y) {
    return mask[y * width + x] != 0;
  }
}
