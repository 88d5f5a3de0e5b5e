package org.alidade.transients.training;

import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.ScoringImages;

/**
 * Reference, science and difference image around a position, as the real/bogus network sees them
 * and in its order (spec transient 14.4).
 *
 * @param reference the image without the transient
 * @param science the newer image
 * @param difference their difference
 */
public record Triplet(Stamp reference, Stamp science, Stamp difference) {
  /** Pixels per side unless configured otherwise. */
  public static final int SIZE = 63;

  /** Number of images. */
  public static final int CHANNELS = 3;

  /**
   * Checks that the stamps have one size.
   *
   * @throws BadInputException if they do not
   */
  public Triplet {
    if (reference.size() != science.size() || science.size() != difference.size()) {
      throw new BadInputException(
          "stamps of " + reference.size() + ", " + science.size() + " and " + difference.size(),
          "a triplet",
          "cut all three with the same size");
    }
  }

  /**
   * Cuts a triplet; pixels outside the images are NaN.
   *
   * @param size pixels per side, odd
   * @throws BadInputException if the size is even
   */
  public static Triplet cut(ScoringImages images, double x, double y, int size) {
    if (size < 1 || size % 2 == 0) {
      throw new BadInputException("a side of " + size, "a triplet", "use an odd number of pixels");
    }
    return new Triplet(
        Stamp.cut(images.reference(), images.width(), images.height(), x, y, size),
        Stamp.cut(images.science(), images.width(), images.height(), x, y, size),
        Stamp.cut(images.difference(), images.width(), images.height(), x, y, size));
  }

  /**
   * Cuts a triplet that lies within the images.
   *
   * @return empty if it would cross a border
   */
  public static Optional<Triplet> cutInside(ScoringImages images, double x, double y, int size) {
    return Stamp.fits(images.width(), images.height(), x, y, size)
        ? Optional.of(cut(images, x, y, size))
        : Optional.empty();
  }

  /** Each stamp normalised, one after the other: what the network takes. */
  public float[] normalised() {
    int pixels = difference.size() * difference.size();
    float[] all = new float[CHANNELS * pixels];
    System.arraycopy(reference.normalised().values(), 0, all, 0, pixels);
    System.arraycopy(science.normalised().values(), 0, all, pixels, pixels);
    System.arraycopy(difference.normalised().values(), 0, all, 2 * pixels, pixels);
    return all;
  }

  /** The first reason against reference or science image, or {@code USABLE}. */
  public Usability usability() {
    Usability first = Usability.of(reference.normalised());
    return first == Usability.USABLE ? Usability.of(science.normalised()) : first;
  }
}
