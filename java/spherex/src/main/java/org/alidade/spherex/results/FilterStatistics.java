package org.alidade.spherex.results;

import java.util.List;

/**
 * What a filter kept and why it rejected the rest (spec spherex 9).
 *
 * @param totalInput points judged
 * @param totalOutput points passed
 * @param rejectedSnr failed for their signal-to-noise ratio alone
 * @param rejectedFlag failed for their flags alone
 * @param rejectedBoth failed for both
 * @param sigmaThreshold smallest passing signal-to-noise ratio
 * @param badFlags rejected bits
 * @param badFlagsMask the same as a mask
 */
public record FilterStatistics(
    int totalInput,
    int totalOutput,
    int rejectedSnr,
    int rejectedFlag,
    int rejectedBoth,
    double sigmaThreshold,
    List<Integer> badFlags,
    int badFlagsMask) {
  /** Copies the list. */
  public FilterStatistics {
    badFlags = List.copyOf(badFlags);
  }

  /** Points failed. */
  public int totalRejected() {
    return totalInput - totalOutput;
  }
}
