package org.alidade.transients.jobs;

import java.time.Instant;

/**
 * A process that works.
 *
 * @param id name
 * @param host machine
 * @param processId number of the process
 * @param queues its queues, by blanks
 * @param startedAt when it began
 * @param heartbeatAt last sign of life
 */
public record WorkerStatus(
    String id,
    String host,
    long processId,
    String queues,
    Instant startedAt,
    Instant heartbeatAt) {}
