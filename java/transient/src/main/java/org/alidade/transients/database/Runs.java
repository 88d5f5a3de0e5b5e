package org.alidade.transients.database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/**
 * The records of runs of one stage: entered before the work begins, so that failures leave a trace
 * (spec transient 8).
 *
 * @param <T> record of a run
 * @param <R> what a run gives
 */
public final class Runs<T extends Record & Run, R extends Record> {
  private final RecordTable<T> table;
  private final Handle handle;
  private final Instant now;

  Runs(RecordTable<T> table, Handle handle, Instant now) {
    this.table = table;
    this.handle = handle;
    this.now = now;
  }

  /** The columns of a run that is entered. */
  public record PendingRow(UUID id, UUID observationId, RunStatus status, Instant createdAt) {}

  /**
   * Enters a run if it is new, and begins it.
   *
   * @param id identifier made from the observation and the inputs
   * @param more further columns, by the names of the components of the record
   * @return the run; if it is completed already, it stays so
   */
  public T begin(UUID id, UUID observation, Map<String, ?> more) {
    boolean fresh =
        table.insertIfAbsent(handle, new PendingRow(id, observation, RunStatus.PENDING, now), more);
    handle
        .createUpdate(
            "UPDATE "
                + table.name()
                + " SET status = 'running', started_at = :now, completed_at = NULL,"
                + " error_code = NULL, error_message = NULL, retry_count = retry_count + :again"
                + " WHERE id = :id AND status <> 'completed'")
        .bind("now", now)
        .bind("again", fresh ? 0 : 1)
        .bind("id", id)
        .execute();
    return table.find(handle, id).orElseThrow();
  }

  /** Ends a run that has a result. */
  public void complete(UUID id, R result) {
    table
        .update(
            handle,
            result,
            "status = 'completed', completed_at = :now, processing_time_seconds = :seconds"
                + " WHERE id = :id")
        .bind("now", now)
        .bind("seconds", seconds(id))
        .bind("id", id)
        .execute();
  }

  /** Ends a run that failed. */
  public void fail(UUID id, String code, String message) {
    handle
        .createUpdate(
            "UPDATE "
                + table.name()
                + " SET status = 'failed', completed_at = :now, processing_time_seconds = :seconds,"
                + " error_code = :code, error_message = :message"
                + " WHERE id = :id AND status <> 'completed'")
        .bind("now", now)
        .bind("seconds", seconds(id))
        .bind("code", code)
        .bind("message", message)
        .bind("id", id)
        .execute();
  }

  /** Ends the runs of an observation that are begun, as failed. */
  public void failRunning(UUID observation, String code, String message) {
    for (T run : ofObservation(observation)) {
      if (run.status() == RunStatus.RUNNING || run.status() == RunStatus.PENDING) {
        fail(run.id(), code, message);
      }
    }
  }

  private double seconds(UUID id) {
    return find(id)
        .map(Run::startedAt)
        .map(started -> Duration.between(started, now).toNanos() * 1e-9)
        .orElse(0.0);
  }

  /** The run of an identifier. */
  public Optional<T> find(UUID id) {
    return table.find(handle, id);
  }

  /** The runs of an observation, the newest last. */
  public List<T> ofObservation(UUID observation) {
    return table.rows(handle, "observation_id", observation, "created_at, id");
  }

  /** The newest runs of all. */
  public List<T> latest(int limit) {
    return table.rows(
        table.select(handle, "ORDER BY created_at DESC, id LIMIT :limit").bind("limit", limit));
  }
}
