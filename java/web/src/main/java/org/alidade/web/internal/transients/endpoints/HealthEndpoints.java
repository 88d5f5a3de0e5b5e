package org.alidade.web.internal.transients.endpoints;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.web.internal.transients.metrics.ServiceMetrics;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the service and what it needs are well, and metrics. */
public final class HealthEndpoints {
  private static final Logger LOG = LoggerFactory.getLogger(HealthEndpoints.class);
  private static final String HEALTHY = "healthy";
  private static final String UNHEALTHY = "unhealthy";

  private final TransientDatabase database;
  private final ObjectStore store;
  private final ServiceMetrics metrics;

  /** Endpoints on what the service needs. */
  public HealthEndpoints(TransientDatabase database, ObjectStore store, ServiceMetrics metrics) {
    this.database = database;
    this.store = store;
    this.metrics = metrics;
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/health", Permission.NONE, "Whether the service lives")
            .answering(Map.class, request -> Answer.of(Map.of("status", HEALTHY))),
        Endpoint.get("/health/liveness", Permission.NONE, "Whether the service lives")
            .answering(String.class, request -> Answer.of("OK")),
        Endpoint.get("/health/readiness", Permission.NONE, "200 if the database answers, else 503")
            .answering(Map.class, request -> readiness()),
        Endpoint.get("/health/dependencies", Permission.READ, "Database, store and queues")
            .answering(Map.class, request -> Answer.of(dependencies())),
        metrics());
  }

  /** The endpoint that Prometheus reads. */
  public Endpoint metrics() {
    return Endpoint.get("/health/metrics", Permission.READ, "Metrics for Prometheus")
        .answering(
            byte[].class,
            request -> Answer.file(new ByteArrayInputStream(metrics.text()), ServiceMetrics.TYPE));
  }

  private Answer readiness() {
    if (state("database", this::askDatabase).equals(UNHEALTHY)) {
      throw new Problem(Problem.UNAVAILABLE, "DATABASE", "the database does not answer");
    }
    return Answer.of(Map.of("status", HEALTHY));
  }

  private Map<String, Object> dependencies() {
    Map<String, Object> states = new LinkedHashMap<>();
    states.put("database", state("database", this::askDatabase));
    states.put("storage", state("object store", () -> store.exists("cas/health")));
    states.put(
        "queues",
        state("queues", () -> database.read(session -> new QueueMonitor(session).open())));
    return states;
  }

  private void askDatabase() {
    database.read(session -> session.outbox().latest());
  }

  private static String state(String what, Runnable question) {
    try {
      question.run();
      return HEALTHY;
    } catch (RuntimeException e) {
      LOG.warn("the {} does not answer", what, e);
      return UNHEALTHY;
    }
  }
}
