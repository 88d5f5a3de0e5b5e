package org.alidade.transients.database;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the records of all runs have in common. */
public interface Run {
  /** Identifier, made from the observation and the inputs: the same work has the same run. */
  UUID id();

  /** The observation. */
  UUID observationId();

  /** Where it stands. */
  RunStatus status();

  /** When it was begun last. */
  @Nullable Instant startedAt();

  /** When it ended. */
  @Nullable Instant completedAt();

  /** Word for the failure. */
  @Nullable String errorCode();

  /** Sentence for the failure. */
  @Nullable String errorMessage();

  /** How often it was begun again. */
  int retryCount();
}
