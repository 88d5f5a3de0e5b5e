package org.alidade.transients.jobs;

import java.util.Locale;
import org.alidade.array.BadInputException;

/** The queues and what each allows by default (spec transient 9). */
public enum JobQueueName {
  /** Files come in. */
  OBSERVATION_INGESTION(3, 300, 2),
  /** Images are prepared. */
  PREPROCESSING(3, 600, 2),
  /** References are subtracted. */
  DIFFERENCING(3, 900, 1),
  /** Candidates are scored. */
  DETECTION(3, 1200, 1),
  /** Detections are made ready for review. */
  CURATION(2, 300, 1),
  /** Alerts are sent. */
  NOTIFICATION(2, 60, 3),
  /** Training sets are collected. */
  TRAINING_DATA(3, 3600, 1);

  private final int maxRetries;
  private final double timeLimitSeconds;
  private final int concurrency;

  JobQueueName(int maxRetries, double timeLimitSeconds, int concurrency) {
    this.maxRetries = maxRetries;
    this.timeLimitSeconds = timeLimitSeconds;
    this.concurrency = concurrency;
  }

  /** What it allows by default. */
  public QueueSettings defaults() {
    return new QueueSettings(maxRetries, timeLimitSeconds, concurrency);
  }

  /** The name in the database and on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The queue of a name.
   *
   * @throws BadInputException if there is none
   */
  public static JobQueueName of(String text) {
    for (JobQueueName queue : values()) {
      if (queue.text().equals(text)) {
        return queue;
      }
    }
    throw new BadInputException("no queue has this name", text, "use a name such as preprocessing");
  }
}
