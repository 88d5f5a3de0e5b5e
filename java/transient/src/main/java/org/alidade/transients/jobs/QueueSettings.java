package org.alidade.transients.jobs;

import org.alidade.array.BadInputException;

/**
 * What a queue allows.
 *
 * @param maxRetries attempts after the first
 * @param timeLimitSeconds longest time of one attempt
 * @param concurrency jobs at the same time in one process
 */
public record QueueSettings(int maxRetries, double timeLimitSeconds, int concurrency) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public QueueSettings {
    if (maxRetries < 0 || maxRetries > 100 || concurrency < 1 || concurrency > 64) {
      throw new BadInputException(
          maxRetries + " retries, " + concurrency + " at the same time",
          "queue",
          "use 0 to 100 and 1 to 64");
    }
    if (!(timeLimitSeconds > 0 && timeLimitSeconds <= 86_400)) {
      throw new BadInputException(
          "a time limit of " + timeLimitSeconds + " s", "queue", "use up to a day");
    }
  }

  /** These settings with another number of retries. */
  public QueueSettings withMaxRetries(int value) {
    return new QueueSettings(value, timeLimitSeconds, concurrency);
  }

  /** These settings with another time limit. */
  public QueueSettings withTimeLimitSeconds(double value) {
    return new QueueSettings(maxRetries, value, concurrency);
  }

  /** These settings with another number of jobs at the same time. */
  public QueueSettings withConcurrency(int value) {
    return new QueueSettings(maxRetries, timeLimitSeconds, value);
  }
}
