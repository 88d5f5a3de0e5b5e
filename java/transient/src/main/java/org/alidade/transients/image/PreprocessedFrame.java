package org.alidade.transients.image;

import java.util.EnumSet;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;

/**
 * An image that is ready for subtraction.
 *
 * @param frame the image without its sky; its point-spread function is that of the middle
 * @param background the sky that was taken off, counts
 * @param psf the point-spread function at any place
 * @param quality how good the image is
 * @param flags what is special about it
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record PreprocessedFrame(
    Frame frame, double[] background, PsfModel psf, Quality quality, Set<ImageFlag> flags) {
  /**
   * Copies the flags.
   *
   * @throws BadInputException if the background is of another size
   */
  public PreprocessedFrame {
    flags = Set.copyOf(flags);
    if (background.length != frame.pixels().length) {
      throw new BadInputException(
          "a background of " + background.length + " pixels",
          frame.header().where(),
          "give one value per pixel");
    }
  }

  /** This image with a point-spread function from outside, the same everywhere. */
  public PreprocessedFrame withPsf(PsfStamp stamp) {
    PsfModel given = PsfModel.constant(stamp, frame.width(), frame.height(), PsfKind.GIVEN);
    Set<ImageFlag> left = EnumSet.noneOf(ImageFlag.class);
    left.addAll(flags);
    left.removeAll(EnumSet.of(ImageFlag.PSF_ASSUMED, ImageFlag.PSF_MOFFAT));
    Frame changed =
        new Frame(
            frame.width(),
            frame.height(),
            frame.pixels(),
            frame.variance(),
            frame.mask(),
            frame.sigma(),
            stamp,
            frame.header());
    return new PreprocessedFrame(changed, background, given, quality.withPsf(given, stamp), left);
  }
}
