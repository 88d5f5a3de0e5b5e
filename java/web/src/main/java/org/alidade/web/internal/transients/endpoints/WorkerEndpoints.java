package org.alidade.web.internal.transients.endpoints;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.DeadLetters;
import org.alidade.transients.jobs.FailureStatus;
import org.alidade.transients.jobs.JobQueueName;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.QueueStatus;
import org.alidade.transients.jobs.WorkerStatus;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Queues, workers, failures, and the work that was given up. */
public final class WorkerEndpoints {
  private static final Duration ALIVE = Duration.ofMinutes(1);
  private static final int SHOWN = 50;

  private final TransientDatabase database;

  /** Endpoints on the queues of a database. */
  public WorkerEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /**
   * What the monitor shows.
   *
   * @param queues depth of the queues
   * @param workers processes that gave a sign of life in the last minute
   * @param failures the newest failures
   * @param deadLetters the newest jobs that were given up
   * @param observations observations by state
   */
  public record Status(
      List<QueueStatus> queues,
      List<WorkerStatus> workers,
      List<FailureStatus> failures,
      List<DeadLetters.Letter> deadLetters,
      Map<String, Long> observations) {}

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/workers/status", Permission.READ, "Queues, workers, failures, work given up")
            .answering(Status.class, request -> Answer.of(status())),
        Endpoint.get("/workers/queues", Permission.READ, "Depth of the queues")
            .listing(
                QueueStatus.class,
                request -> Answer.of(database.read(session -> new QueueMonitor(session).queues()))),
        Endpoint.get("/workers/health", Permission.READ, "Whether anybody works")
            .answering(Map.class, request -> Answer.of(health())),
        Endpoint.get("/workers/config/queues", Permission.READ, "What the queues allow by default")
            .answering(Map.class, request -> Answer.of(settings())),
        Endpoint.get("/workers/dead-letters", Permission.READ, "Work that was given up")
            .paged()
            .listing(DeadLetters.Letter.class, this::letters),
        Endpoint.post("/workers/dead-letters/{id}/retry", Permission.MANAGE, "Tries it again")
            .with(Parameter.name("id", "number of the letter"))
            .answering(Map.class, this::retry));
  }

  private Status status() {
    return database.read(
        session -> {
          QueueMonitor monitor = new QueueMonitor(session);
          return new Status(
              monitor.queues(),
              monitor.liveWorkers(ALIVE),
              monitor.lastFailures(SHOWN),
              DeadLetters.latest(session, SHOWN),
              Counts.by(session, "observations", "status", null));
        });
  }

  private Map<String, Object> health() {
    return database.read(
        session -> {
          QueueMonitor monitor = new QueueMonitor(session);
          int workers = monitor.liveWorkers(ALIVE).size();
          long open = monitor.open();
          Map<String, Object> health = new LinkedHashMap<>();
          health.put("status", workers == 0 && open > 0 ? "unhealthy" : "healthy");
          health.put("workers", workers);
          health.put("open_jobs", open);
          return health;
        });
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (JobQueueName queue : JobQueueName.values()) {
      settings.put(queue.text(), queue.defaults());
    }
    return settings;
  }

  private Answer letters(Request request) {
    int most = request.integer("limit") + request.integer("offset");
    List<DeadLetters.Letter> rows = database.read(session -> DeadLetters.latest(session, most));
    return Answer.page(Pages.part(rows, request), request);
  }

  private Answer retry(Request request) {
    String id = request.given("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Problem.missing("letter");
    }
    try {
      database.change(session -> DeadLetters.requeue(session, Long.parseLong(id)));
    } catch (BadInputException e) {
      Problem failure = Problem.missing("letter that can be tried again");
      failure.initCause(e);
      throw failure;
    }
    return Answer.of(Map.of("id", Long.parseLong(id)));
  }
}
