package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.JobContext;
import org.alidade.transients.jobs.JobFailure;
import org.alidade.transients.jobs.JobHandler;
import org.alidade.transients.jobs.JobLater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a stage so that its effects happen once, whatever is killed: one transaction claims the
 * observation and enters the run, then the work is done, one more transaction stores the result,
 * changes the observation and adds the next jobs, if the claim still holds.
 */
public final class StageRunner implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Stage stage;
  private final StageWork work;
  private final Followers followers;
  private final TransientDatabase database;

  /** What follows a stage. */
  @FunctionalInterface
  public interface Followers {
    /** Adds the jobs that can begin now. */
    void add(DatabaseSession session, StagePlan plan);
  }

  /** A runner of a stage. */
  public StageRunner(Stage stage, StageWork work, Followers followers, TransientDatabase database) {
    this.stage = stage;
    this.work = work;
    this.followers = followers;
    this.database = database;
  }

  @Override
  public void run(JobContext context) throws Exception {
    UUID id = StageJobs.observation(context.job());
    Optional<StagePlan> plan;
    try {
      plan = database.write(session -> begin(session, id, context));
    } catch (StageException e) {
      if (e.code() != FailureCode.NO_REFERENCE) {
        throw e;
      }
      waitForReference(id, e);
      return;
    }
    if (plan.isPresent()) {
      StageResult result = work.run(plan.get());
      database.change(session -> finish(session, plan.get(), result, context));
    }
  }

  private Optional<StagePlan> begin(DatabaseSession session, UUID id, JobContext context) {
    Observation observation = session.observations().get(id);
    if (observation.status() == stage.before()) {
      StagePlan plan = work.plan(session, observation);
      session
          .observations()
          .compareAndSet(id, stage.before(), stage.during(), stage.text(), null, context.token());
      return Optional.of(entered(session, plan));
    }
    Optional<String> claim = session.observations().claim(id);
    boolean interrupted =
        observation.status() == stage.during()
            && claim.isPresent()
            && context.isAttemptOfThisJob(claim.get());
    if (!interrupted) {
      LOG.debug("{} is {}: nothing to {}", id, observation.status(), stage.text());
      return Optional.empty();
    }
    session.observations().takeOver(id, stage.during(), claim.get(), context.token());
    return Optional.of(entered(session, work.plan(session, observation)));
  }

  private StagePlan entered(DatabaseSession session, StagePlan plan) {
    stage.runs(session).begin(plan.run(), plan.observation().id(), plan.columns());
    tell(session, plan.observation().id(), "ObservationProcessingStarted", plan.run());
    return plan;
  }

  private void finish(
      DatabaseSession session, StagePlan plan, StageResult result, JobContext context) {
    UUID id = plan.observation().id();
    boolean ours = session.observations().claim(id).filter(context.token()::equals).isPresent();
    if (!ours) {
      LOG.warn("{}: another attempt has taken over, this result is dropped", context.job().key());
      return;
    }
    result.store(session, plan.run());
    session
        .observations()
        .compareAndSet(id, stage.during(), stage.after(), stage.text(), null, null);
    tell(session, id, "ObservationProcessingCompleted", plan.run());
    followers.add(session, plan);
  }

  /**
   * While a possible reference is on its way the job waits; else it ends, and begins again when one
   * arrives. The observation stays as it is.
   */
  private void waitForReference(UUID id, StageException reason) throws JobLater {
    boolean coming =
        database.write(
            session -> {
              Observation observation = session.observations().get(id);
              UUID run = DifferenceRunIds.withoutReference(id);
              session.differenceRuns().begin(run, id, Map.of());
              session
                  .differenceRuns()
                  .fail(run, reason.code().name(), String.valueOf(reason.getMessage()));
              return References.areComing(session, observation);
            });
    if (coming) {
      throw new JobLater("a reference is being prepared", LOOK_AGAIN);
    }
    LOG.info("{}: {}", id, reason.getMessage());
  }

  @Override
  public void failedOnce(DatabaseSession session, JobContext context, JobFailure failure) {
    failRuns(session, context, failure);
  }

  @Override
  public void gaveUp(DatabaseSession session, JobContext context, JobFailure failure) {
    UUID id = StageJobs.observation(context.job());
    failRuns(session, context, failure);
    Optional<Observation> observation = session.observations().find(id);
    if (observation.isEmpty() || !isOurs(session, observation.get(), context)) {
      return;
    }
    session
        .observations()
        .compareAndSet(
            id,
            observation.get().status(),
            ObservationStatus.FAILED,
            stage.text(),
            failure.code() + ": " + failure.message(),
            null);
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("stage", stage.text())
            .put("code", failure.code())
            .put("message", failure.message())
            .put("previous", observation.get().status().text())
            .put("attempts", context.attempt())
            .put("is_retryable", failure.retryable());
    session.outbox().add("ObservationFailed", "observation", id.toString(), payload);
  }

  private boolean isOurs(DatabaseSession session, Observation observation, JobContext context) {
    return observation.status() == stage.before()
        || (observation.status() == stage.during()
            && session
                .observations()
                .claim(observation.id())
                .filter(context::isAttemptOfThisJob)
                .isPresent());
  }

  private void failRuns(DatabaseSession session, JobContext context, JobFailure failure) {
    stage
        .runs(session)
        .failRunning(StageJobs.observation(context.job()), failure.code(), failure.message());
  }

  private void tell(DatabaseSession session, UUID id, String event, UUID run) {
    session
        .outbox()
        .add(
            event,
            "observation",
            id.toString(),
            JsonNodeFactory.instance
                .objectNode()
                .put("stage", stage.text())
                .put("run", run.toString()));
  }
}
