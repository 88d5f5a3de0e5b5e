package org.alidade.transients.jobs;

/**
 * How a queue stands.
 *
 * @param queue its name
 * @param waiting jobs that wait, those that wait for a retry included
 * @param running jobs at work
 * @param oldestSeconds how long the oldest job that could begin has waited
 */
public record QueueStatus(String queue, long waiting, long running, double oldestSeconds) {}
