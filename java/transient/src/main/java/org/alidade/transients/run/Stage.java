package org.alidade.transients.run;

import java.util.Locale;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.Runs;
import org.alidade.transients.jobs.JobQueueName;

/** The stages that change where an observation stands (spec transient 8, 9). */
public enum Stage {
  /** A single image is prepared. */
  PREPROCESS(
      JobQueueName.PREPROCESSING,
      ObservationStatus.INGESTED,
      ObservationStatus.PREPROCESSING,
      ObservationStatus.PREPROCESSED),
  /** The reference is subtracted. */
  DIFFERENCE(
      JobQueueName.DIFFERENCING,
      ObservationStatus.PREPROCESSED,
      ObservationStatus.DIFFERENCING,
      ObservationStatus.DIFFERENCED);

  private final JobQueueName queue;
  private final ObservationStatus before;
  private final ObservationStatus during;
  private final ObservationStatus after;

  Stage(
      JobQueueName queue,
      ObservationStatus before,
      ObservationStatus during,
      ObservationStatus after) {
    this.queue = queue;
    this.before = before;
    this.during = during;
    this.after = after;
  }

  /** The queue of its jobs. */
  public JobQueueName queue() {
    return queue;
  }

  /** Where an observation stands before it. */
  public ObservationStatus before() {
    return before;
  }

  /** Where an observation stands while it is at work. */
  public ObservationStatus during() {
    return during;
  }

  /** Where an observation stands after it. */
  public ObservationStatus after() {
    return after;
  }

  /** The name in keys and events. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The records of its runs. */
  Runs<?, ?> runs(DatabaseSession session) {
    return switch (this) {
      case PREPROCESS -> session.preprocessRuns();
      case DIFFERENCE -> session.differenceRuns();
    };
  }
}
