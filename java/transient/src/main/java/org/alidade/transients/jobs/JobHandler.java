package org.alidade.transients.jobs;

import org.alidade.transients.database.DatabaseSession;

/**
 * Does the jobs of a queue. A job may be begun again after a worker was lost: doing it twice must
 * give what doing it once gives.
 */
public interface JobHandler {
  /**
   * Does a job. The thread is interrupted when the time limit is over or the worker stops.
   *
   * @throws Exception if it cannot be done; see {@link JobFailure#of} for what is tried again
   */
  void run(JobContext context) throws Exception;

  /**
   * Notes that an attempt has failed and another will follow; in one transaction with the note of
   * the queue.
   */
  default void failedOnce(DatabaseSession session, JobContext context, JobFailure failure) {}

  /** Notes that the job is given up; in one transaction with its dead letter. */
  void gaveUp(DatabaseSession session, JobContext context, JobFailure failure);
}
