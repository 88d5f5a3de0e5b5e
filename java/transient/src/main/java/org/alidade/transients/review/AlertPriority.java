package org.alidade.transients.review;

import java.util.Locale;

/** How urgent an alert is. */
public enum AlertPriority {
  /** Score from 0.95. */
  CRITICAL,
  /** Score from 0.9. */
  HIGH,
  /** Below. */
  MEDIUM;

  private static final double CRITICAL_SCORE = 0.95;
  private static final double HIGH_SCORE = 0.9;

  /** The priority of a score. */
  public static AlertPriority of(double score) {
    if (score >= CRITICAL_SCORE) {
      return CRITICAL;
    }
    return score >= HIGH_SCORE ? HIGH : MEDIUM;
  }

  /** The name in files and the database, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
