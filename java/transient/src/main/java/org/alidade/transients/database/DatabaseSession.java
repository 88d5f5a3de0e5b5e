package org.alidade.transients.database;

import java.time.Instant;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** The rows of the database, within one transaction or one look. */
public final class DatabaseSession {
  private static final RecordTable<PreprocessRun> PREPROCESS_RUNS =
      new RecordTable<>("preprocess_runs", PreprocessRun.class);
  private static final RecordTable<DifferenceRun> DIFFERENCE_RUNS =
      new RecordTable<>("difference_runs", DifferenceRun.class);
  private static final RecordTable<ModelRun> MODEL_RUNS =
      new RecordTable<>("model_runs", ModelRun.class);

  private final Handle handle;
  private final Instant now;

  DatabaseSession(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Time of this transaction. */
  public Instant now() {
    return now;
  }

  /** The connection, for statements of one's own. */
  public Handle handle() {
    return handle;
  }

  /** The surveys. */
  public Surveys surveys() {
    return new Surveys(handle, now);
  }

  /** The observations. */
  public Observations observations() {
    return new Observations(handle, now);
  }

  /** The preprocessing runs. */
  public Runs<PreprocessRun, PreprocessResult> preprocessRuns() {
    return new Runs<>(PREPROCESS_RUNS, handle, now);
  }

  /** The difference runs. */
  public Runs<DifferenceRun, DifferenceResult> differenceRuns() {
    return new Runs<>(DIFFERENCE_RUNS, handle, now);
  }

  /** The scoring runs. */
  public Runs<ModelRun, ModelResult> modelRuns() {
    return new Runs<>(MODEL_RUNS, handle, now);
  }

  /** The models. */
  public Models models() {
    return new Models(handle);
  }

  /** The candidates. */
  public Candidates candidates() {
    return new Candidates(handle);
  }

  /** The detections. */
  public Detections detections() {
    return new Detections(handle, now);
  }

  /** What reviewers say. */
  public ValidationEvents validationEvents() {
    return new ValidationEvents(handle, now);
  }

  /** The alerts. */
  public Alerts alerts() {
    return new Alerts(handle, now);
  }

  /** The training sets. */
  public TrainingSets trainingSets() {
    return new TrainingSets(handle);
  }

  /** Who changed what. */
  public AuditLog auditLog() {
    return new AuditLog(handle);
  }

  /** The keys of programs. */
  public ApiKeys apiKeys() {
    return new ApiKeys(handle, now);
  }

  /** What has happened. */
  public Outbox outbox() {
    return new Outbox(handle, now);
  }
}
