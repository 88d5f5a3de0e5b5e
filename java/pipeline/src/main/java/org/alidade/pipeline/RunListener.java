package org.alidade.pipeline;

import java.time.Duration;

/**
 * Told how a run goes on, always from the thread that runs the pipeline. An item is reported when
 * its state is on the disk, so what is reported done is never done again.
 *
 * <p>An exception from here is logged and changes nothing; to end a run cancel it.
 */
public interface RunListener {
  /** Ignores all news. */
  RunListener NONE = new RunListener() {};

  /**
   * A stage begins.
   *
   * @param stage its name
   * @param items items in all
   * @param skipped how many of them an earlier run did
   */
  default void stageStarted(String stage, int items, int skipped) {}

  /**
   * What a stage did earlier no longer counts.
   *
   * @param stage its name
   * @param reason which option changed, or which stage before it is done anew
   */
  default void stageInvalidated(String stage, String reason) {}

  /** An item is done. */
  default void itemDone(String stage, String item) {}

  /** An item of an earlier run was checked and found good. */
  default void itemSkipped(String stage, String item) {}

  /** An item failed for good. */
  default void itemFailed(ItemFailure failure) {}

  /**
   * An item failed and is tried again.
   *
   * @param failure what happened, with the attempts so far
   * @param wait time until the next attempt
   */
  default void itemRetried(ItemFailure failure, Duration wait) {}

  /** A stage ended, or could not begin. */
  default void stageFinished(StageSummary summary) {}
}
