package org.alidade.transients.difference;

import org.alidade.array.BadInputException;

/**
 * How candidates are found.
 *
 * <p>Example: {@code CandidateOptions.defaults().withThreshold(6)}.
 *
 * @param threshold least absolute significance
 * @param marginPx pixels at the border where nothing is looked for
 * @param bothSigns whether faded sources count
 * @param hitExcess log-likelihood by which a particle hit must fit better to be flagged
 */
public record CandidateOptions(
    double threshold, int marginPx, boolean bothSigns, double hitExcess) {
  /**
   * Checks ranges.
   *
   * @throws BadInputException if the threshold is not positive or the margin negative
   */
  public CandidateOptions {
    if (!(threshold > 0) || marginPx < 0 || Double.isNaN(hitExcess)) {
      throw new BadInputException(
          "threshold " + threshold + ", margin " + marginPx + ", excess " + hitExcess,
          "options of candidates",
          "use a positive threshold and a margin of 0 or more");
    }
  }

  /** Five sigma, 14 pixels of margin, both signs, an excess of 8. */
  public static CandidateOptions defaults() {
    return new CandidateOptions(5, 14, true, 8);
  }

  /** Another threshold. */
  public CandidateOptions withThreshold(double sigma) {
    return new CandidateOptions(sigma, marginPx, bothSigns, hitExcess);
  }

  /** Another margin. */
  public CandidateOptions withMarginPx(int pixels) {
    return new CandidateOptions(threshold, pixels, bothSigns, hitExcess);
  }

  /** Brighter sources only, or faded ones too. */
  public CandidateOptions withBothSigns(boolean both) {
    return new CandidateOptions(threshold, marginPx, both, hitExcess);
  }
}
