package org.alidade.transients.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.alidade.objectstore.ObjectStore;
import org.alidade.objectstore.ObjectStores;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.image.AlignmentOptions;
import org.alidade.transients.image.PreprocessOptions;
import org.alidade.transients.jobs.JobHandler;
import org.alidade.transients.jobs.JobQueueName;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.QueueStatus;
import org.alidade.transients.jobs.WorkerOptions;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.review.AlertRule;

/**
 * Database, object store and workers of the transient system as one thing.
 *
 * <pre>{@code
 * try (TransientSystem system = TransientSystem.open(SystemOptions.embedded(folder));
 *     Workers workers = system.startWorkers()) {
 *   system.ingestion().run(IngestOptions.of(images, survey).withCreateSurvey("HST"));
 *   system.awaitIdle(Duration.ofMinutes(10));
 * }
 * }</pre>
 */
public final class TransientSystem implements AutoCloseable {
  private static final long LOOK_NANOS = 100_000_000;

  private final SystemOptions options;
  private final TransientDatabase database;
  private final ObjectStore store;

  private TransientSystem(SystemOptions options, TransientDatabase database, ObjectStore store) {
    this.options = options;
    this.database = database;
    this.store = store;
  }

  /** Opens database and store; what is missing is made. */
  public static TransientSystem open(SystemOptions options) {
    ObjectStore store = ObjectStores.open(options.store());
    try {
      return new TransientSystem(
          options, TransientDatabase.open(options.database(), options.workers().clock()), store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The rows. */
  public TransientDatabase database() {
    return database;
  }

  /** The files. */
  public ObjectStore store() {
    return store;
  }

  /** How it was opened. */
  public SystemOptions options() {
    return options;
  }

  /** Brings images in. */
  public Ingestion ingestion() {
    return new Ingestion(database, store);
  }

  /** Who does the jobs of the cascade. */
  public Map<JobQueueName, JobHandler> handlers() {
    return Cascade.handlers(
        database,
        new PreprocessStage(store, PreprocessOptions.defaults()),
        new DifferenceStage(store, AlignmentOptions.defaults(), CandidateOptions.defaults()),
        new DetectionStage(database, store, options.scorer(), AlertRule.defaults()));
  }

  /** Starts workers in this process, for the queues of the options that the cascade has. */
  public Workers startWorkers() {
    return startWorkers(Map.of());
  }

  /**
   * Starts workers in this process.
   *
   * @param more who does the jobs of further queues
   */
  public Workers startWorkers(Map<JobQueueName, JobHandler> more) {
    Map<JobQueueName, JobHandler> all = new HashMap<>(handlers());
    all.putAll(more);
    WorkerOptions workers = options.workers();
    all.keySet().retainAll(workers.queues().keySet());
    return Workers.start(database, all, workers.withQueues(all.keySet()));
  }

  /** How the queues stand. */
  public List<QueueStatus> queues() {
    return database.read(session -> new QueueMonitor(session).queues());
  }

  /**
   * Waits until no job waits or runs.
   *
   * @return false if the time was over before
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean awaitIdle(Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (database.<Long>read(session -> new QueueMonitor(session).open()) > 0) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while waiting for the workers");
      }
    }
    return true;
  }

  @Override
  public void close() {
    database.close();
    store.close();
  }
}
