package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * How pixels in apertures are added up.
 *
 * <p>Example: {@code SumOptions.defaults().withSubpixels(0)}.
 *
 * @param subpixels parts of a pixel a side that decide how much of it is inside, 0 for exact
 * @param gain electrons per unit of the image, for the noise of the source itself; 0 leaves it out
 */
public record SumOptions(int subpixels, double gain) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public SumOptions {
    if (subpixels < 0 || subpixels > 100 || !(gain >= 0 && gain < Double.POSITIVE_INFINITY)) {
      throw new BadInputException(
          subpixels + " subpixels, gain " + gain,
          "aperture sums",
          "give 0 to 100 subpixels and a gain of 0 or more");
    }
  }

  /** 5 x 5 parts of a pixel, no noise of the source. */
  public static SumOptions defaults() {
    return new SumOptions(5, 0);
  }

  /** These options with another sampling. */
  public SumOptions withSubpixels(int value) {
    return new SumOptions(value, gain);
  }

  /** These options with another gain. */
  public SumOptions withGain(double value) {
    return new SumOptions(subpixels, value);
  }
}
