package org.alidade.transients.difference;

import org.alidade.array.BadInputException;

/**
 * How the ratio of the flux scales is found.
 *
 * @param leastSignificance sources used are as many sigma high in both images together, halved
 * @param marginPx pixels at the border that are not used
 * @param mostRounds rounds of the iteration
 * @param tolerance relative change that ends it
 * @param frequencyCut see {@link ZogyOptions#frequencyCut}
 */
public record FluxRatioOptions(
    double leastSignificance, int marginPx, int mostRounds, double tolerance, double frequencyCut) {
  /**
   * Checks ranges.
   *
   * @throws BadInputException if a number is out of range
   */
  public FluxRatioOptions {
    if (!(leastSignificance > 0 && tolerance > 0 && frequencyCut > 0)
        || marginPx < 0
        || mostRounds < 1) {
      throw new BadInputException(
          "options out of range",
          "flux ratio",
          "use positive numbers, a margin of 0 or more and a round or more");
    }
  }

  /** 10 sigma, a margin of 12 pixels, at most 50 rounds to 1e-6. */
  public static FluxRatioOptions defaults() {
    return new FluxRatioOptions(10, 12, 50, 1e-6, 1e-9);
  }
}
