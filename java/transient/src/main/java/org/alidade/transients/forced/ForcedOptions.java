package org.alidade.transients.forced;

import org.alidade.array.BadInputException;

/**
 * How a forced light curve is made.
 *
 * @param baselineBeforeMjd epochs before this time hold no light of the transient: their mean is
 *     taken off, band by band; negative infinity for no baseline
 * @param leastBaselineEpochs epochs that a baseline needs in a band
 */
public record ForcedOptions(double baselineBeforeMjd, int leastBaselineEpochs) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if a baseline of no epochs is asked for or the time is NaN
   */
  public ForcedOptions {
    if (leastBaselineEpochs < 1 || Double.isNaN(baselineBeforeMjd)) {
      throw new BadInputException(
          leastBaselineEpochs + " epochs before " + baselineBeforeMjd,
          "options of forced photometry",
          "give one epoch or more and a time");
    }
  }

  /** No baseline; 2 epochs where there is to be one. */
  public static ForcedOptions defaults() {
    return new ForcedOptions(Double.NEGATIVE_INFINITY, 2);
  }

  /** These options with a baseline from the epochs before a time. */
  public ForcedOptions withBaselineBeforeMjd(double value) {
    return new ForcedOptions(value, leastBaselineEpochs);
  }

  /** These options with another least number of epochs. */
  public ForcedOptions withLeastBaselineEpochs(int value) {
    return new ForcedOptions(baselineBeforeMjd, value);
  }

  /** Whether a baseline is taken off. */
  public boolean hasBaseline() {
    return baselineBeforeMjd > Double.NEGATIVE_INFINITY;
  }
}
