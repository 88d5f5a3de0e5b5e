package org.alidade.web.internal.transients.endpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.QueueStatus;
import org.alidade.web.internal.transients.metrics.WorkFigures;
import org.jspecify.annotations.Nullable;

/** Figures about the work, from the rows of the runs and queues. */
public final class DatabaseFigures implements WorkFigures {
  private static final Map<String, String> STAGES =
      Map.of(
          "preprocessing", "preprocess_runs",
          "differencing", "difference_runs",
          "detection", "model_runs");
  private static final int LOOKED_AT = 50;

  private final TransientDatabase database;

  /** Figures of a database. */
  public DatabaseFigures(TransientDatabase database) {
    this.database = database;
  }

  @Override
  public void read(Sink sink) {
    database.read(
        session -> {
          STAGES.forEach((stage, table) -> stage(session, stage, table, sink));
          new QueueMonitor(session).queues().forEach(queue -> queue(queue, sink));
          Counts.by(session, "observations", "status", null)
              .forEach(
                  (status, count) ->
                      sink.gauge("observations", Map.of("status", status), count.doubleValue()));
          newest(session.differenceRuns().latest(LOOKED_AT), sink);
          return true;
        });
  }

  private static void queue(QueueStatus queue, Sink sink) {
    Map<String, String> tags = Map.of("queue", queue.queue());
    sink.gauge("queue.depth", tags, (double) queue.waiting());
    sink.gauge("queue.running", tags, (double) queue.running());
    sink.gauge("queue.oldest.seconds", tags, queue.oldestSeconds());
  }

  private static void stage(DatabaseSession session, String stage, String table, Sink sink) {
    session
        .handle()
        .createQuery(
            "SELECT status, count(*) AS number, coalesce(sum(processing_time_seconds), 0) AS seconds"
                + " FROM "
                + table
                + " WHERE status IN ('completed', 'failed') GROUP BY status")
        .map(
            (row, context) ->
                new Outcome(
                    row.getString("status"), row.getLong("number"), row.getDouble("seconds")))
        .forEach(
            outcome -> {
              Map<String, String> tags = Map.of("stage", stage, "outcome", outcome.status());
              sink.counter("transient.stage.total", tags, (double) outcome.number());
              sink.timer("transient.stage", tags, outcome.number(), outcome.seconds());
            });
  }

  private record Outcome(String status, long number, double seconds) {}

  /** Measures of the newest difference image. */
  private static void newest(List<DifferenceRun> runs, Sink sink) {
    runs.stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .findFirst()
        .ifPresent(
            run -> {
              sink.gauge("candidates.per.image", Map.of(), run.candidatesFound());
              measure(run.metrics(), "scorr_std", "zogy.scorr.std", Map.of(), sink);
              measure(run.metrics(), "beta", "zogy.beta", Map.of(), sink);
              for (String axis : List.of("x", "y")) {
                String field = "registration_rms_" + axis + "_px";
                measure(run.metrics(), field, "registration.rms.px", Map.of("axis", axis), sink);
              }
            });
  }

  private static void measure(
      @Nullable JsonNode metrics, String field, String name, Map<String, String> tags, Sink sink) {
    JsonNode value = metrics == null ? null : metrics.get(field);
    if (value != null && value.isNumber()) {
      sink.gauge(name, tags, value.doubleValue());
    }
  }
}
