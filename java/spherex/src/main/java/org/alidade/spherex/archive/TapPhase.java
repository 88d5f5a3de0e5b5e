package org.alidade.spherex.archive;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a query is in the service's queue (UWS 1.1, 2.1.3). */
public enum TapPhase {
  /** Not started. */
  PENDING,
  /** Waiting. */
  QUEUED,
  /** At work. */
  EXECUTING,
  /** Interrupted by the service, goes on later. */
  SUSPENDED,
  /** The service does not say. */
  UNKNOWN,
  /** The result is there. */
  COMPLETED,
  /** Failed. */
  ERROR,
  /** Ended by the user or the operator. */
  ABORTED,
  /** Not started by the service until the operator allows it. */
  HELD,
  /** The result has been removed. */
  ARCHIVED;

  private static final Set<TapPhase> ENDS = EnumSet.of(COMPLETED, ERROR, ABORTED, HELD, ARCHIVED);

  /** The phase of that name; {@link #UNKNOWN} for any other text. */
  static TapPhase of(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    for (TapPhase phase : values()) {
      if (phase.name().equals(name)) {
        return phase;
      }
    }
    return UNKNOWN;
  }

  /** Whether waiting is of no use. */
  public boolean isEnd() {
    return ENDS.contains(this);
  }
}
