package org.alidade.transients.jobs;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the queue keeps of a job.
 *
 * @param payload what the worker needs to know
 * @param failures attempts that failed
 * @param lost attempts whose worker ended without a word
 */
record JobData(JsonNode payload, int failures, int lost) {
  JobData failed() {
    return new JobData(payload, failures + 1, lost);
  }

  JobData lostOnce() {
    return new JobData(payload, failures, lost + 1);
  }
}
