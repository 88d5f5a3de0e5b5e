package org.alidade.transients.image;

import org.alidade.array.BadInputException;
import org.alidade.fits.FitsHeader;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;

/**
 * An image without its sky, before its point-spread function is known.
 *
 * @param width columns
 * @param height rows
 * @param pixels counts, row by row; masked pixels filled
 * @param variance variance of each pixel, counts squared
 * @param mask bits of {@link org.alidade.transients.MaskBits}
 * @param sigma standard deviation of the background, counts
 * @param header the header, with the world coordinates if there are any
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Signal(
    int width,
    int height,
    double[] pixels,
    double[] variance,
    byte[] mask,
    double sigma,
    FitsHeader header) {
  /** The image of a frame, masked pixels filled. */
  public static Signal of(Frame frame) {
    return new Signal(
        frame.width(),
        frame.height(),
        MaskFilling.fill(frame),
        frame.variance(),
        frame.mask(),
        frame.sigma(),
        frame.header());
  }

  /**
   * The image with its point-spread function.
   *
   * @throws BadInputException if the noise is not positive
   */
  public Frame with(PsfStamp psf) {
    return new Frame(width, height, pixels, variance, mask, sigma, psf, header);
  }

  /** The image with other pixels. */
  Signal withPixels(double[] values) {
    return new Signal(width, height, values, variance, mask, sigma, header);
  }
}
