/** Durable jobs on the database: queues, workers, retries, time limits, dead letters. */
@NullMarked
package org.alidade.transients.jobs;

import org.jspecify.annotations.NullMarked;
