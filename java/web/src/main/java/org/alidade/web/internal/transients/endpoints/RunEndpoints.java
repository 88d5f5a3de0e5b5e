package org.alidade.web.internal.transients.endpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.ModelRun;
import org.alidade.transients.database.PreprocessRun;
import org.alidade.transients.database.Run;
import org.alidade.transients.database.Runs;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Runs of the stages, and the candidates of difference images. */
public final class RunEndpoints {
  private static final Parameter RUN = Parameter.id("id", "number of the run");
  private static final Parameter OBSERVATION = Parameter.id("id", "number of the observation");
  private static final Parameter OF_OBSERVATION =
      Parameter.ofRow("observation_id", "of this observation");

  private final TransientDatabase database;

  /** Endpoints on a database. */
  public RunEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/preprocessing/preprocess-runs", Permission.READ, "Preprocessing runs")
            .with(OF_OBSERVATION)
            .paged()
            .listing(PreprocessRun.class, list(DatabaseSession::preprocessRuns)),
        Endpoint.get("/preprocessing/preprocess-runs/{id}", Permission.READ, "One run")
            .with(RUN)
            .answering(PreprocessRun.class, one(DatabaseSession::preprocessRuns)),
        Endpoint.get(
                "/preprocessing/observations/{id}/preprocessing-status",
                Permission.READ,
                "State of an observation and its newest preprocessing run")
            .with(OBSERVATION)
            .answering(Map.class, this::status),
        Endpoint.get(
                "/preprocessing/observations/{id}/quality-metrics",
                Permission.READ,
                "Quality of the preprocessed image")
            .with(OBSERVATION)
            .answering(Map.class, this::quality),
        Endpoint.get("/differencing/difference-runs", Permission.READ, "Difference runs")
            .with(OF_OBSERVATION)
            .paged()
            .listing(DifferenceRun.class, list(DatabaseSession::differenceRuns)),
        Endpoint.get("/differencing/difference-runs/{id}", Permission.READ, "One run")
            .with(RUN)
            .answering(DifferenceRun.class, one(DatabaseSession::differenceRuns)),
        Endpoint.get("/differencing/candidates", Permission.READ, "Candidates of a run")
            .with(Parameter.ofRow("difference_run_id", "of this run").needed())
            .paged()
            .listing(CandidateRow.class, this::candidates),
        Endpoint.get("/differencing/candidates/{id}", Permission.READ, "One candidate")
            .with(Parameter.id("id", "number of the candidate"))
            .answering(CandidateRow.class, this::candidate),
        Endpoint.get("/detections/model-runs", Permission.READ, "Runs of scoring models")
            .with(OF_OBSERVATION)
            .paged()
            .listing(ModelRun.class, list(DatabaseSession::modelRuns)));
  }

  private <T extends Record & Run, R extends Record> Function<Request, Answer> list(
      Function<DatabaseSession, Runs<T, R>> runs) {
    return request -> {
      Optional<UUID> observation = request.row("observation_id");
      int most = request.integer("limit") + request.integer("offset");
      List<T> rows =
          database.read(
              session ->
                  observation
                      .map(id -> runs.apply(session).ofObservation(id))
                      .orElseGet(() -> runs.apply(session).latest(most)));
      return Answer.page(Pages.part(rows, request), request);
    };
  }

  private <T extends Record & Run, R extends Record> Function<Request, Answer> one(
      Function<DatabaseSession, Runs<T, R>> runs) {
    return request ->
        Answer.of(
            database
                .read(session -> runs.apply(session).find(request.id("id")))
                .orElseThrow(() -> Problem.missing("run")));
  }

  private Optional<PreprocessRun> newest(DatabaseSession session, UUID observation) {
    List<PreprocessRun> runs = session.preprocessRuns().ofObservation(observation);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
  }

  private Answer status(Request request) {
    UUID id = request.id("id");
    return Answer.of(
        database.read(
            session -> {
              Map<String, Object> status = new LinkedHashMap<>();
              status.put(
                  "status",
                  session
                      .observations()
                      .find(id)
                      .orElseThrow(() -> Problem.missing("observation"))
                      .status());
              status.put("run", newest(session, id).orElse(null));
              return status;
            }));
  }

  private Answer quality(Request request) {
    PreprocessRun run =
        database
            .read(session -> newest(session, request.id("id")))
            .orElseThrow(() -> Problem.missing("preprocessing run"));
    Map<String, Object> quality = new LinkedHashMap<>();
    quality.put("quality_score", run.qualityScore());
    quality.put("limiting_flux", run.limitingFlux());
    quality.put("fwhm", run.fwhm());
    quality.put("metrics", run.metrics());
    return Answer.of(quality);
  }

  private Answer candidates(Request request) {
    UUID run = request.row("difference_run_id").orElseThrow();
    List<CandidateRow> rows = database.read(session -> session.candidates().ofRun(run));
    return Answer.page(Pages.part(rows, request), request);
  }

  private Answer candidate(Request request) {
    return Answer.of(
        database
            .read(session -> session.candidates().find(request.id("id")))
            .orElseThrow(() -> Problem.missing("candidate")));
  }
}
