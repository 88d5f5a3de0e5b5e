package org.alidade.pipeline;

/** How a stage ended. */
public enum StageStatus {
  /** All items are done. */
  DONE,
  /** All items were tried, some failed; stages after this one work with the rest. */
  SOME_FAILED,
  /** The stage could not say what its items are. */
  FAILED,
  /** The run was cancelled, or stopped by a failure, before all items were tried. */
  STOPPED,
  /** The stage could not begin. */
  NOT_STARTED
}
