package org.alidade.transients.run;

import java.util.Map;
import java.util.UUID;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.JobHandler;
import org.alidade.transients.jobs.JobQueue;
import org.alidade.transients.jobs.JobQueueName;

/**
 * What follows what (spec transient 9): ingested, preprocessed, subtracted, scored. A reference
 * stops when it is preprocessed, and then serves the observations that wait for it.
 */
public final class Cascade {
  private Cascade() {}

  /**
   * Who does the jobs.
   *
   * @param preprocess prepares single images
   * @param difference subtracts references
   * @param detection scores candidates
   */
  public static Map<JobQueueName, JobHandler> handlers(
      TransientDatabase database,
      StageWork preprocess,
      StageWork difference,
      JobHandler detection) {
    return Map.of(
        Stage.PREPROCESS.queue(),
        new StageRunner(Stage.PREPROCESS, preprocess, Cascade::afterPreprocessing, database),
        Stage.DIFFERENCE.queue(),
        new StageRunner(Stage.DIFFERENCE, difference, Cascade::afterDifferencing, database),
        JobQueueName.DETECTION,
        detection);
  }

  private static void afterPreprocessing(DatabaseSession session, StagePlan plan) {
    Observation observation = plan.observation();
    if (observation.observationType() == ObservationType.SCIENCE) {
      JobQueue.add(session, StageJobs.difference(observation.id()));
      return;
    }
    References.served(session, observation)
        .forEach(
            science -> JobQueue.add(session, StageJobs.difference(science.id(), observation.id())));
  }

  private static void afterDifferencing(DatabaseSession session, StagePlan plan) {
    JobQueue.add(session, StageJobs.detect(plan.observation().id(), plan.run()));
  }

  /** Begins the cascade of an observation that was just ingested. */
  public static void begin(DatabaseSession session, UUID observation) {
    JobQueue.add(session, StageJobs.preprocess(observation));
  }

  /**
   * Begins the cascade of an observation that failed again, from its file.
   *
   * @param by who wants it
   */
  public static void retry(DatabaseSession session, UUID observation, String by) {
    session.observations().transition(observation, ObservationStatus.INGESTED, by, "retry");
    begin(session, observation);
  }
}
