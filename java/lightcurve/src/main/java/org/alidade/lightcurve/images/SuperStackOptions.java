package org.alidade.lightcurve.images;

import org.alidade.array.BadInputException;

/**
 * How visits are added up.
 *
 * <p>Example: {@code SuperStackOptions.defaults().withClipSigma(4)}.
 *
 * @param clipSigma values farther from the median of their pixel than this many times the scatter
 *     are left out
 * @param clipIterations most passes of that, 0 for none
 */
public record SuperStackOptions(double clipSigma, int clipIterations) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public SuperStackOptions {
    if (!(clipSigma > 0) || clipIterations < 0) {
      throw new BadInputException(
          "clipping at " + clipSigma + " sigma, " + clipIterations + " times",
          "superstack",
          "clip at more than 0 sigma, 0 times or more");
    }
  }

  /** Clipping at 3 sigma up to 5 times. */
  public static SuperStackOptions defaults() {
    return new SuperStackOptions(3, 5);
  }

  /** These options with another clip. */
  public SuperStackOptions withClipSigma(double value) {
    return new SuperStackOptions(value, clipIterations);
  }
}
