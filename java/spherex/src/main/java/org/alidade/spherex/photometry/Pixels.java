package org.alidade.spherex.photometry;

import org.alidade.array.BadInputException;

/** Pixels of an image as measurements see them; the index is row * width + column. */
public interface Pixels {
  /** Columns. */
  int width();

  /** Rows. */
  int height();

  /** Surface brightness. */
  double value(int index);

  /** Variance of the surface brightness. */
  double variance(int index);

  /** Flags. */
  int flags(int index);

  /**
   * Pixels in arrays, which are not copied.
   *
   * @param width columns
   * @param values surface brightness, row after row
   * @param errors standard errors, in the same order
   * @param flags flags, in the same order
   * @throws BadInputException if the arrays are not of the same length, a multiple of the width
   */
  static Pixels of(int width, double[] values, double[] errors, int[] flags) {
    if (width < 1
        || values.length % width != 0
        || errors.length != values.length
        || flags.length != values.length) {
      throw new BadInputException(
          values.length + " values, " + errors.length + " errors, " + flags.length + " flags",
          "pixels",
          "pass arrays of whole rows of " + width);
    }
    return new ArrayPixels(width, values, errors, flags);
  }
}
