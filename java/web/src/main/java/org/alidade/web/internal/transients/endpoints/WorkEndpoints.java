package org.alidade.web.internal.transients.endpoints;

import java.util.List;
import java.util.UUID;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.Job;
import org.alidade.transients.jobs.JobQueue;
import org.alidade.transients.run.StageJobs;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/** Work that is put into the queues; workers do it. */
public final class WorkEndpoints {
  private final TransientDatabase database;

  /** Endpoints on the queues of a database. */
  public WorkEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /**
   * What to work on.
   *
   * @param observationId the observation
   */
  public record Work(@Nullable UUID observationId) {}

  /**
   * Work that waits now.
   *
   * @param queue the queue it is in
   * @param jobKey its name there
   * @param added false if the same work was waiting already
   */
  public record Waiting(String queue, String jobKey, boolean added) {}

  private interface Begin {
    Waiting begin(DatabaseSession session, Observation observation);
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.post(
                "/preprocessing/observations/{id}/preprocess",
                Permission.MANAGE,
                "Begins an observation, also one that failed; what follows comes by itself")
            .with(Parameter.id("id", "number of the observation"))
            .answering(
                Waiting.class, request -> begin(request.id("id"), this::preprocess, request)),
        Endpoint.post(
                "/preprocessing/preprocess-runs/run", Permission.MANAGE, "The same, in a body")
            .taking(Work.class)
            .answering(Waiting.class, request -> begin(named(request), this::preprocess, request)),
        Endpoint.post(
                "/differencing/difference-runs/run",
                Permission.MANAGE,
                "Subtracts the best reference from a preprocessed observation")
            .taking(Work.class)
            .answering(Waiting.class, request -> begin(named(request), this::subtract, request)),
        Endpoint.post(
                "/detections/infer",
                Permission.MANAGE,
                "Scores the candidates of the newest difference of an observation")
            .taking(Work.class)
            .answering(Waiting.class, request -> begin(named(request), this::score, request)));
  }

  private static UUID named(Request request) {
    UUID id = request.body(Work.class).observationId();
    if (id == null) {
      throw Problem.malformed("give the observation_id");
    }
    return id;
  }

  private Answer begin(UUID id, Begin work, Request request) {
    return Answer.accepted(
        database.write(
            session -> {
              Observation observation =
                  session.observations().find(id).orElseThrow(() -> Problem.missing("observation"));
              if (observation.status() == ObservationStatus.FAILED) {
                session
                    .observations()
                    .transition(id, ObservationStatus.INGESTED, request.caller().name(), "retry");
                return preprocess(session, session.observations().get(id));
              }
              return work.begin(session, observation);
            }));
  }

  private static Problem notNow(Observation observation) {
    return Problem.conflict(
        "this cannot be done with an observation that is " + Choices.name(observation.status()));
  }

  private Waiting preprocess(DatabaseSession session, Observation observation) {
    if (observation.status() != ObservationStatus.INGESTED) {
      throw notNow(observation);
    }
    return add(session, StageJobs.preprocess(observation.id()));
  }

  private Waiting subtract(DatabaseSession session, Observation observation) {
    if (observation.status() != ObservationStatus.PREPROCESSED) {
      throw notNow(observation);
    }
    return add(session, StageJobs.difference(observation.id()));
  }

  private Waiting score(DatabaseSession session, Observation observation) {
    List<DifferenceRun> runs =
        session.differenceRuns().ofObservation(observation.id()).stream()
            .filter(run -> run.status() == RunStatus.COMPLETED)
            .toList();
    if (runs.isEmpty()) {
      throw notNow(observation);
    }
    return add(session, StageJobs.detect(observation.id(), runs.get(runs.size() - 1).id()));
  }

  private static Waiting add(DatabaseSession session, Job job) {
    return new Waiting(job.queue().text(), job.key(), JobQueue.add(session, job));
  }
}
