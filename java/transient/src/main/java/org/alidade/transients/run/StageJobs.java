package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.alidade.array.FormatException;
import org.alidade.transients.jobs.Job;
import org.alidade.transients.jobs.JobQueueName;

/** The jobs of the cascade. Keys name stage, observation and inputs (spec transient 9). */
public final class StageJobs {
  private StageJobs() {}

  /** Preprocess an observation. */
  public static Job preprocess(UUID observation) {
    return job(Stage.PREPROCESS.queue(), "preprocess:" + observation, observation);
  }

  /** Subtract the best reference from an observation. */
  public static Job difference(UUID observation) {
    return job(Stage.DIFFERENCE.queue(), "difference:" + observation, observation);
  }

  /** Subtract again, now that a reference has arrived. */
  public static Job difference(UUID observation, UUID reference) {
    return job(
        Stage.DIFFERENCE.queue(), "difference:" + observation + ":" + reference, observation);
  }

  /** Score the candidates of a difference. */
  public static Job detect(UUID observation, UUID differenceRun) {
    Job job = job(JobQueueName.DETECTION, "detect:" + differenceRun, observation);
    ((ObjectNode) job.payload()).put("difference_run", differenceRun.toString());
    return job;
  }

  private static Job job(JobQueueName queue, String key, UUID observation) {
    return new Job(
        queue,
        key,
        JsonNodeFactory.instance.objectNode().put("observation", observation.toString()));
  }

  /** The observation of a job. */
  static UUID observation(Job job) {
    return identifier(job, "observation");
  }

  /** The difference run of a job. */
  static UUID differenceRun(Job job) {
    return identifier(job, "difference_run");
  }

  private static UUID identifier(Job job, String name) {
    try {
      return UUID.fromString(job.payload().path(name).asText());
    } catch (IllegalArgumentException e) {
      FormatException failure =
          new FormatException(
              "no identifier in '" + name + "'", "job " + job.key(), "add it again");
      failure.initCause(e);
      throw failure;
    }
  }
}
