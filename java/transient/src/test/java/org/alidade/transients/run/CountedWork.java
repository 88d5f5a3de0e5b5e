package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DifferenceResult;
import org.alidade.transients.database.Identifiers;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.PreprocessResult;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.JobContext;
import org.alidade.transients.jobs.JobFailure;
import org.alidade.transients.jobs.JobHandler;
import org.alidade.transients.jobs.JobQueueName;

/** Stages that do nothing but leave one event each, to be counted. */
final class CountedWork {
  private CountedWork() {}

  static Map<JobQueueName, JobHandler> handlers(TransientDatabase database) {
    return Cascade.handlers(database, new Preprocess(), new Difference(), new Detect(database));
  }

  private static void busy() {
    for (int i = ThreadLocalRandom.current().nextInt(400_000); i > 0; i--) {
      Thread.onSpinWait();
    }
  }

  private static void count(DatabaseSession session, UUID id, String stage) {
    session.outbox().add("Counted", "stage", stage + id, JsonNodeFactory.instance.objectNode());
  }

  private static final class Preprocess implements StageWork {
    @Override
    public StagePlan plan(DatabaseSession session, Observation observation) {
      UUID run = Identifiers.of("preprocess", observation.id(), observation.fitsUrl());
      return new StagePlan(run, observation, null, Map.of());
    }

    @Override
    public StageResult run(StagePlan plan) {
      busy();
      return (session, run) -> {
        session
            .preprocessRuns()
            .complete(
                run, new PreprocessResult(false, true, 1.0, 1.0, 2.0, "processed", null, null));
        count(session, plan.observation().id(), "preprocess ");
      };
    }
  }

  private static final class Difference implements StageWork {
    @Override
    public StagePlan plan(DatabaseSession session, Observation observation) {
      Observation reference = References.best(session, observation);
      UUID run = DifferenceRunIds.of(observation.id(), reference.id(), "zogy");
      return new StagePlan(
          run, observation, reference, Map.of("referenceObservationId", reference.id()));
    }

    @Override
    public StageResult run(StagePlan plan) {
      busy();
      Observation reference = plan.reference();
      if (reference == null) {
        throw new IllegalStateException("a plan without reference");
      }
      return (session, run) -> {
        session
            .differenceRuns()
            .complete(
                run,
                new DifferenceResult(
                    reference.id(), "zogy", null, null, "difference", null, 1.0, 5.0, 0));
        count(session, plan.observation().id(), "difference ");
      };
    }
  }

  private record Detect(TransientDatabase database) implements JobHandler {
    @Override
    public void run(JobContext context) {
      UUID run = StageJobs.differenceRun(context.job());
      busy();
      database.change(
          session -> {
            if (session.outbox().of("detect " + run).isEmpty()) {
              count(session, run, "detect ");
            }
          });
    }

    @Override
    public void gaveUp(DatabaseSession session, JobContext context, JobFailure failure) {
      session
          .outbox()
          .add("Lost", "run", context.job().key(), JsonNodeFactory.instance.objectNode());
    }
  }
}
