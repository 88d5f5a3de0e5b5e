package org.alidade.transients.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.transients.database.DatabaseSession;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/**
 * What a monitor page shows: depth of the queues, who is alive, what went wrong (spec transient
 * 22).
 *
 * <p>Example: {@code database.read(session -> new QueueMonitor(session).queues())}.
 */
public final class QueueMonitor {
  private final DatabaseSession session;

  /** Looks at the queues of a database. */
  public QueueMonitor(DatabaseSession session) {
    this.session = session;
  }

  /** All queues, in order of the work. */
  public List<QueueStatus> queues() {
    Map<String, QueueStatus> found = new TreeMap<>();
    session
        .handle()
        .createQuery(
            "SELECT task_name, sum(CASE WHEN picked THEN 1 ELSE 0 END) AS running,"
                + " sum(CASE WHEN picked THEN 0 ELSE 1 END) AS waiting,"
                + " min(CASE WHEN picked THEN NULL ELSE execution_time END) AS oldest"
                + " FROM jobs GROUP BY task_name")
        .map((row, context) -> status(row))
        .forEach(status -> found.put(status.queue(), status));
    List<QueueStatus> all = new ArrayList<>();
    for (JobQueueName queue : JobQueueName.values()) {
      all.add(found.getOrDefault(queue.text(), new QueueStatus(queue.text(), 0, 0, 0)));
    }
    return all;
  }

  private QueueStatus status(ResultSet row) throws SQLException {
    Timestamp oldest = row.getTimestamp("oldest");
    double seconds =
        oldest == null
            ? 0
            : Math.max(0, Duration.between(oldest.toInstant(), session.now()).toMillis() * 1e-3);
    return new QueueStatus(
        row.getString("task_name"), row.getLong("waiting"), row.getLong("running"), seconds);
  }

  /** Number of jobs that wait or run. */
  public long open() {
    return session.handle().createQuery("SELECT count(*) FROM jobs").mapTo(Long.class).one();
  }

  /**
   * Processes that gave a sign of life.
   *
   * @param within how long ago at most
   */
  public List<WorkerStatus> liveWorkers(Duration within) {
    Instant since = session.now().minus(within);
    return session
        .handle()
        .createQuery("SELECT * FROM workers WHERE heartbeat_at >= :since ORDER BY started_at, id")
        .bind("since", since)
        .map(ConstructorMapper.of(WorkerStatus.class))
        .list();
  }

  /** The newest failures. */
  public List<FailureStatus> lastFailures(int limit) {
    return session
        .handle()
        .createQuery("SELECT * FROM job_failures ORDER BY id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(ConstructorMapper.of(FailureStatus.class))
        .list();
  }

  /** The failures of one job, in order. */
  public List<FailureStatus> failuresOf(String jobKey) {
    return session
        .handle()
        .createQuery("SELECT * FROM job_failures WHERE job_key = :key ORDER BY id")
        .bind("key", jobKey)
        .map(ConstructorMapper.of(FailureStatus.class))
        .list();
  }
}
