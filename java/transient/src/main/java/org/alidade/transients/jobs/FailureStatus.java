package org.alidade.transients.jobs;

import java.time.Instant;

/**
 * An attempt that failed.
 *
 * @param queue its queue
 * @param jobKey its job
 * @param attempt its number, from 1
 * @param code why, in a word
 * @param message why, in a sentence
 * @param willRetry whether the job was tried again
 * @param createdAt when
 */
public record FailureStatus(
    String queue,
    String jobKey,
    int attempt,
    String code,
    String message,
    boolean willRetry,
    Instant createdAt) {}
