package org.alidade.transients.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.alidade.array.BadInputException;

/**
 * Work to be done.
 *
 * @param queue its queue
 * @param key what it is, such as stage, observation and inputs; while a job waits or runs, another
 *     of the same key is not added
 * @param payload what the worker needs to know
 */
public record Job(JobQueueName queue, String key, JsonNode payload) {
  private static final int LONGEST_KEY = 300;

  /**
   * Checks the key.
   *
   * @throws BadInputException if it is empty or longer than 300 characters
   */
  public Job {
    if (key.isBlank() || key.length() > LONGEST_KEY) {
      throw new BadInputException(
          "a key of " + key.length() + " characters", "job", "use 1 to 300 characters");
    }
  }
}
