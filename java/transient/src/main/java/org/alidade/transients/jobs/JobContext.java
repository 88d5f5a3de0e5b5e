package org.alidade.transients.jobs;

/**
 * One attempt to do a job.
 *
 * @param job the job
 * @param attempt its number, from 1
 * @param token tells this attempt from all others; begins with the key of the job and {@code #}
 */
public record JobContext(Job job, int attempt, String token) {
  /** Whether a token is that of an attempt to do this job. */
  public boolean isAttemptOfThisJob(String other) {
    return other.startsWith(job.key() + "#");
  }
}
