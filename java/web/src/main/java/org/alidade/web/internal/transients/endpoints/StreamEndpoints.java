package org.alidade.web.internal.transients.endpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.OutboxEvent;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.web.internal.transients.events.EventLog;
import org.alidade.web.internal.transients.events.EventStreams;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Streams of what happens, from the outbox of the database. */
public final class StreamEndpoints {
  private static final String LAST_EVENT = "Last-Event-ID";
  private static final String DETECTION = "detection";
  private static final long STATUS_MILLIS = 5000;

  private final TransientDatabase database;
  private final EventStreams streams;
  private final EventLog log;

  /** Streams of a database. */
  public StreamEndpoints(TransientDatabase database, EventStreams streams) {
    this.database = database;
    this.streams = streams;
    this.log = new OutboxLog(database);
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get(
                "/stream/processing",
                Permission.READ,
                "Everything that happens (text/event-stream); goes on after Last-Event-ID")
            .answering(Map.class, request -> follow(request, event -> true)),
        Endpoint.get(
                "/stream/detections",
                Permission.READ,
                "Detections and their reviews (text/event-stream); goes on after Last-Event-ID")
            .with(
                Parameter.ofRow("observation_id", "of this observation"),
                Parameter.number("min_confidence", 0, 1, "least score").or("0"))
            .answering(Map.class, request -> follow(request, detections(request))),
        Endpoint.get(
                "/stream/status",
                Permission.READ,
                "Depth of the queues and states of the observations (text/event-stream)")
            .answering(Map.class, request -> status()));
  }

  private Answer follow(Request request, Predicate<EventLog.Event> wanted) {
    streams.requireRoom();
    OptionalLong after = last(request);
    return Answer.stream(client -> streams.follow(client, log, wanted, after));
  }

  private static OptionalLong last(Request request) {
    Optional<String> given = request.header(LAST_EVENT).filter(text -> !text.isBlank());
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!given.get().matches("[0-9]{1,18}")) {
      throw Problem.invalid(LAST_EVENT + " must be the number of an event");
    }
    return OptionalLong.of(Long.parseLong(given.get()));
  }

  private Predicate<EventLog.Event> detections(Request request) {
    Optional<UUID> observation = request.row("observation_id");
    double least = request.number("min_confidence").orElse(0.0);
    return event ->
        event.type().equals(DETECTION)
            && ((observation.isEmpty() && least == 0)
                || row(event).filter(row -> fits(row, observation, least)).isPresent());
  }

  private Optional<DetectionRow> row(EventLog.Event event) {
    if (!(event.data() instanceof OutboxEvent outbox)) {
      return Optional.empty();
    }
    UUID id = UUID.fromString(outbox.entityId());
    return database.read(session -> session.detections().find(id));
  }

  private static boolean fits(DetectionRow row, Optional<UUID> observation, double least) {
    return row.confidenceScore() >= least
        && observation.map(id -> id.equals(row.observationId())).orElse(true);
  }

  private Answer status() {
    streams.requireRoom();
    return Answer.stream(client -> streams.repeat(client, "status", this::counts, STATUS_MILLIS));
  }

  private Object counts() {
    return database.read(
        session -> {
          Map<String, Object> counts = new LinkedHashMap<>();
          counts.put("queues", new QueueMonitor(session).queues());
          counts.put("observations", Counts.by(session, "observations", "status", null));
          counts.put("detections", Counts.by(session, "detections", "status", null));
          return counts;
        });
  }

  /** The outbox: what concerns an observation is its status, what concerns a detection is one. */
  private record OutboxLog(TransientDatabase database) implements EventLog {
    @Override
    public List<Event> after(long id, int most) {
      return database.read(session -> session.outbox().after(id, most)).stream()
          .map(row -> new Event(row.id(), type(row), row))
          .toList();
    }

    private static String type(OutboxEvent row) {
      return switch (row.entityType()) {
        case "observation" -> "status";
        case DETECTION -> DETECTION;
        default -> "run";
      };
    }

    @Override
    public long newest() {
      return database.read(session -> session.outbox().latest());
    }
  }
}
