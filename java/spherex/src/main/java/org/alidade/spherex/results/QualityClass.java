package org.alidade.spherex.results;

/** The four classes of points in a spectrum (spec spherex 9). */
public enum QualityClass {
  /** Detected, and passed by the quality control. */
  GOOD_REGULAR,
  /** Detected, but failed by flags or signal-to-noise ratio. */
  REJECTED_REGULAR,
  /** An upper limit that passed. */
  GOOD_UPPER_LIMIT,
  /** An upper limit that failed. */
  REJECTED_UPPER_LIMIT;

  /** Whether the quality control passed it. */
  public boolean isGood() {
    return this == GOOD_REGULAR || this == GOOD_UPPER_LIMIT;
  }

  /** Whether it is a limit. */
  public boolean isUpperLimit() {
    return this == GOOD_UPPER_LIMIT || this == REJECTED_UPPER_LIMIT;
  }
}
