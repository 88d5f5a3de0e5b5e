package org.alidade.transients.jobs;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.alidade.array.BadInputException;

/**
 * How workers look for jobs and try again.
 *
 * @param queues what each queue allows; queues that are not named are left to other processes
 * @param pollSeconds time between two looks for jobs
 * @param heartbeatSeconds time between two signs of life; a worker that misses four is given up and
 *     its jobs begin again
 * @param firstRetrySeconds wait before the first retry; doubled from one to the next
 * @param longestRetrySeconds limit of that growth
 * @param retryJitter greatest relative deviation of a wait, in [0, 1]
 * @param stopSeconds longest wait for running jobs when the workers stop
 * @param clock time of waits and signs of life
 */
public record WorkerOptions(
    Map<JobQueueName, QueueSettings> queues,
    double pollSeconds,
    double heartbeatSeconds,
    double firstRetrySeconds,
    double longestRetrySeconds,
    double retryJitter,
    double stopSeconds,
    InstantSource clock) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public WorkerOptions {
    if (queues.isEmpty()) {
      throw new BadInputException("no queue", "workers", "name at least one queue");
    }
    check(pollSeconds >= 0.001 && pollSeconds <= 3600, "poll interval");
    check(heartbeatSeconds >= 0.01 && heartbeatSeconds <= 3600, "heartbeat interval");
    check(firstRetrySeconds >= 0 && firstRetrySeconds <= longestRetrySeconds, "first retry delay");
    check(longestRetrySeconds <= 86_400, "longest retry delay");
    check(retryJitter >= 0 && retryJitter <= 1, "retry jitter");
    check(stopSeconds >= 0 && stopSeconds <= 86_400, "time to stop");
    queues = Map.copyOf(queues);
  }

  private static void check(boolean right, String name) {
    if (!right) {
      throw new BadInputException("is out of range", name, "choose a value in its range");
    }
  }

  /** All queues; looks twice a second, retries after 1 s to 10 s. */
  public static WorkerOptions defaults() {
    Map<JobQueueName, QueueSettings> all = new EnumMap<>(JobQueueName.class);
    for (JobQueueName queue : JobQueueName.values()) {
      all.put(queue, queue.defaults());
    }
    return new WorkerOptions(all, 0.5, 5, 1, 10, 0.2, 30, InstantSource.system());
  }

  /** These options for some queues only. */
  public WorkerOptions withQueues(Set<JobQueueName> names) {
    Map<JobQueueName, QueueSettings> some = new EnumMap<>(JobQueueName.class);
    names.forEach(name -> some.put(name, queues.getOrDefault(name, name.defaults())));
    return with(some);
  }

  /** These options with other settings of one queue. */
  public WorkerOptions withQueue(JobQueueName name, QueueSettings settings) {
    Map<JobQueueName, QueueSettings> changed = new EnumMap<>(JobQueueName.class);
    changed.putAll(queues);
    changed.put(name, settings);
    return with(changed);
  }

  private WorkerOptions with(Map<JobQueueName, QueueSettings> changed) {
    return new WorkerOptions(
        changed,
        pollSeconds,
        heartbeatSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        retryJitter,
        stopSeconds,
        clock);
  }

  /** These options with other times between looks and signs of life. */
  public WorkerOptions withIntervals(double newPollSeconds, double newHeartbeatSeconds) {
    return new WorkerOptions(
        queues,
        newPollSeconds,
        newHeartbeatSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        retryJitter,
        stopSeconds,
        clock);
  }

  /** These options with other waits before retries. */
  public WorkerOptions withRetries(double first, double longest, double jitter) {
    return new WorkerOptions(
        queues, pollSeconds, heartbeatSeconds, first, longest, jitter, stopSeconds, clock);
  }

  /** These options with another clock. */
  public WorkerOptions withClock(InstantSource value) {
    return new WorkerOptions(
        queues,
        pollSeconds,
        heartbeatSeconds,
        firstRetrySeconds,
        longestRetrySeconds,
        retryJitter,
        stopSeconds,
        value);
  }

  /**
   * Wait before a retry.
   *
   * @param failures attempts that have failed, from 1
   * @param deviation random number in [-1, 1]
   */
  Duration retryDelay(int failures, double deviation) {
    double seconds =
        Math.min(longestRetrySeconds, firstRetrySeconds * Math.pow(2, Math.min(60, failures - 1)));
    return Duration.ofNanos(Math.round(1e9 * seconds * (1 + retryJitter * deviation)));
  }
}
