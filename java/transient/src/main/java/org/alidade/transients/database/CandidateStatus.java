package org.alidade.transients.database;

/** Where a candidate stands. */
public enum CandidateStatus {
  /** Found. */
  PENDING,
  /** Being scored. */
  PROCESSING,
  /** Scored, and a detection. */
  DETECTED,
  /** Scored, and none. */
  REJECTED,
  /** Another of the same run is the same. */
  DUPLICATE
}
