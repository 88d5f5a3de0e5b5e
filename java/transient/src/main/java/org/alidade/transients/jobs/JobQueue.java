package org.alidade.transients.jobs;

import java.sql.Timestamp;
import java.time.Instant;
import org.alidade.transients.database.DatabaseSession;

/**
 * Adds jobs in the transaction that makes them necessary: both are done, or neither.
 *
 * <pre>{@code
 * database.change(session -> {
 *   session.observations().ingest(observation);
 *   JobQueue.add(session, job);
 * });
 * }</pre>
 */
public final class JobQueue {
  private static final JobDataFormat FORMAT = new JobDataFormat();

  private JobQueue() {}

  /**
   * Adds a job that may begin at once.
   *
   * @return false if one of the same key waits or runs
   */
  public static boolean add(DatabaseSession session, Job job) {
    return add(session, job, session.now());
  }

  /**
   * Adds a job.
   *
   * @param notBefore earliest time of its beginning
   * @return false if one of the same key waits or runs
   */
  public static boolean add(DatabaseSession session, Job job, Instant notBefore) {
    return session
            .handle()
            .createUpdate(
                "INSERT INTO jobs (task_name, task_instance, task_data, execution_time, picked,"
                    + " version) VALUES (:queue, :key, :data, :time, :picked, 1)"
                    + " ON CONFLICT DO NOTHING")
            .bind("queue", job.queue().text())
            .bind("key", job.key())
            .bind("data", FORMAT.serialize(new JobData(job.payload(), 0, 0)))
            .bind("time", Timestamp.from(notBefore))
            .bind("picked", false)
            .execute()
        == 1;
  }
}
