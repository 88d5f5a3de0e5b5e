package org.alidade.transients.database;

/** Where the record of a run stands. */
public enum RunStatus {
  /** Entered, not begun. */
  PENDING,
  /** At work, or interrupted at work. */
  RUNNING,
  /** Done. */
  COMPLETED,
  /** Ended without a result; may be begun again. */
  FAILED
}
