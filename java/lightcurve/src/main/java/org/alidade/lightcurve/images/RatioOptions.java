package org.alidade.lightcurve.images;

import java.util.List;
import org.alidade.array.BadInputException;

/**
 * Apertures of the photometry on images divided by the coadd (spec lightcurve 9.5).
 *
 * <p>Example: {@code RatioOptions.defaults().withClipSigma(2)}.
 *
 * @param areasPixels areas of the circles, pixels; whole numbers, as columns are named after them
 * @param clipSigma pixels farther from the median than this many standard deviations are left out;
 *     a whole number
 * @param clipIterations most passes of that
 */
public record RatioOptions(List<Integer> areasPixels, int clipSigma, int clipIterations) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public RatioOptions {
    areasPixels = List.copyOf(areasPixels);
    if (areasPixels.isEmpty() || areasPixels.stream().anyMatch(area -> area < 1)) {
      throw new BadInputException(
          "areas of " + areasPixels + " pixels", "ratio photometry", "give areas of 1 or more");
    }
    if (clipSigma < 1 || clipIterations < 0) {
      throw new BadInputException(
          "clipping at " + clipSigma + " sigma, " + clipIterations + " times",
          "ratio photometry",
          "clip at 1 sigma or more, 0 times or more");
    }
  }

  /** Areas of 3, 7, 13 and 20 pixels, clipping at 3 sigma up to 5 times. */
  public static RatioOptions defaults() {
    return new RatioOptions(List.of(3, 7, 13, 20), 3, 5);
  }

  /** These options with other areas. */
  public RatioOptions withAreasPixels(Integer... areas) {
    return new RatioOptions(List.of(areas), clipSigma, clipIterations);
  }

  /** These options with another clip. */
  public RatioOptions withClipSigma(int value) {
    return new RatioOptions(areasPixels, value, clipIterations);
  }
}
