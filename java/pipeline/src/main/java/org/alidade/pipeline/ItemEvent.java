package org.alidade.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** What workers report to the thread that runs the pipeline. */
sealed interface ItemEvent {
  /** Only wakes the reader, who then looks whether the run is cancelled. */
  record WakeUp() implements ItemEvent {}

  /** An attempt failed, another one follows. */
  record Retried(ItemFailure failure, Duration delay) implements ItemEvent {}

  /** A worker is free again. */
  sealed interface Ended extends ItemEvent {}

  /** The work succeeded. */
  record Done(Todo<?> todo, JsonNode value) implements Ended {}

  /** What an earlier run did is still good. */
  record Skipped(Todo<?> todo) implements Ended {}

  /** The work failed for good. */
  record Failed(Todo<?> todo, ItemFailure failure) implements Ended {}

  /** The run ended before the work did. */
  record NotDone() implements Ended {}

  /** Something is wrong with the program or the machine, not with the item. */
  record Broken(Error error) implements Ended {}
}
