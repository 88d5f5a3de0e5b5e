package org.alidade.web.internal.transients.endpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Model;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.detection.DetectionType;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.alidade.web.internal.transients.review.ReviewDesk;
import org.alidade.web.internal.transients.review.Verdict;
import org.jspecify.annotations.Nullable;

/** Detections: listed, counted, labelled by those who manage. */
public final class DetectionEndpoints {
  private static final Parameter ID = Parameter.id("id", "number of the detection");
  private static final int MOST_IN_BATCH = 50;

  private final TransientDatabase database;
  private final ReviewDesk desk;

  /** Endpoints on a database. */
  public DetectionEndpoints(TransientDatabase database, ReviewDesk desk) {
    this.database = database;
    this.desk = desk;
  }

  /**
   * How sure the score is.
   *
   * @param confidenceScore score, 0 to 1
   * @param validationConfidence weight of the reviewers who agree, 0 to 1
   * @param modelVersion what scored
   */
  public record Confidence(
      double confidenceScore, @Nullable Double validationConfidence, String modelVersion) {}

  /**
   * One of several labels.
   *
   * @param detectionId the detection
   * @param verdict what the reviewer says
   */
  public record Labelled(@Nullable UUID detectionId, @Nullable Verdict verdict) {}

  /**
   * Several labels at a time, all or none.
   *
   * @param validations at most 50
   */
  public record Batch(@Nullable List<Labelled> validations) {}

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/detections", Permission.READ, "Detections, the highest score first")
            .with(
                Parameter.ofRow("observation_id", "of this observation"),
                Parameter.text("status", "in this state", Choices.names(DetectionStatus.class)),
                Parameter.text(
                    "detection_type", "of this type", Choices.names(DetectionType.class)),
                Parameter.number("min_confidence", 0, 1, "least score").or("0"),
                Parameter.flag("is_validated", "whether reviewers agreed"))
            .paged()
            .listing(DetectionRow.class, this::list),
        Endpoint.get("/detections/search", Permission.READ, "Detections around a position")
            .with(
                Parameter.number("ra", 0, 360, "right ascension, degrees").needed(),
                Parameter.number("dec", -90, 90, "declination, degrees").needed(),
                Parameter.number("radius", 0, 90, "radius, degrees").or("0.1"),
                Parameter.number("confidence_min", 0, 1, "least score").or("0"),
                Parameter.number("confidence_max", 0, 1, "greatest score").or("1"))
            .paged()
            .listing(DetectionRow.class, this::search),
        Endpoint.get("/detections/statistics", Permission.READ, "How many there are of each kind")
            .answering(Map.class, request -> statistics()),
        Endpoint.get("/detections/models", Permission.READ, "Models that have scored")
            .listing(
                Model.class,
                request -> Answer.of(database.read(session -> session.models().list()))),
        Endpoint.get(
                "/detections/observation/{id}", Permission.READ, "Detections of an observation")
            .with(Parameter.id("id", "number of the observation"))
            .paged()
            .listing(DetectionRow.class, this::ofObservation),
        Endpoint.post(
                "/detections/batch-validate", Permission.MANAGE, "Labels several, all or none")
            .taking(Batch.class)
            .listing(ReviewDesk.Outcome.class, this::labelAll),
        Endpoint.get("/detections/{id}", Permission.READ, "One detection")
            .with(ID)
            .answering(DetectionRow.class, request -> Answer.of(find(request.id("id")))),
        Endpoint.get("/detections/{id}/confidence", Permission.READ, "How sure the score is")
            .with(ID)
            .answering(Confidence.class, this::confidence),
        Endpoint.put("/detections/{id}/validate", Permission.MANAGE, "Labels a detection")
            .with(ID)
            .taking(Verdict.class)
            .answering(ReviewDesk.Outcome.class, this::label));
  }

  private Answer list(Request request) {
    DetectionFilter filter =
        DetectionFilter.all()
            .withObservation(request.row("observation_id").orElse(null))
            .withStatus(Choices.given(request, "status", DetectionStatus.class))
            .withType(Choices.given(request, "detection_type", DetectionType.class))
            .withMinConfidence(request.number("min_confidence").orElse(0.0))
            .withValidated(request.flag("is_validated").orElse(null))
            .withPage(request.integer("limit"), request.integer("offset"));
    return Answer.page(database.read(session -> session.detections().list(filter)), request);
  }

  private Answer ofObservation(Request request) {
    DetectionFilter filter =
        DetectionFilter.all()
            .withObservation(request.id("id"))
            .withPage(request.integer("limit"), request.integer("offset"));
    return Answer.page(database.read(session -> session.detections().list(filter)), request);
  }

  private Answer search(Request request) {
    double ra = request.number("ra").orElseThrow();
    double dec = request.number("dec").orElseThrow();
    double radius = request.number("radius").orElseThrow();
    double least = request.number("confidence_min").orElseThrow();
    double most = request.number("confidence_max").orElseThrow();
    List<DetectionRow> found =
        database.read(session -> session.detections().cone(ra, dec, radius)).stream()
            .filter(row -> row.confidenceScore() >= least && row.confidenceScore() <= most)
            .toList();
    return Answer.page(Pages.part(found, request), request);
  }

  private Answer statistics() {
    return Answer.of(
        database.read(
            session -> {
              Map<String, Object> counts = new LinkedHashMap<>();
              counts.put("by_status", Counts.by(session, "detections", "status", null));
              counts.put("by_type", Counts.by(session, "detections", "detection_type", null));
              counts.put("by_label", Counts.by(session, "validation_events", "label", null));
              return counts;
            }));
  }

  private DetectionRow find(UUID id) {
    return database
        .read(session -> session.detections().find(id))
        .orElseThrow(() -> Problem.missing("detection"));
  }

  private Answer confidence(Request request) {
    DetectionRow row = find(request.id("id"));
    return Answer.of(
        new Confidence(row.confidenceScore(), row.validationConfidence(), row.modelVersion()));
  }

  private Answer label(Request request) {
    Verdict verdict = Verdicts.checked(request.body(Verdict.class));
    return Answer.of(
        desk.label(request.id("id"), verdict, request.caller().name(), request.address()));
  }

  private Answer labelAll(Request request) {
    List<Labelled> wanted = request.body(Batch.class).validations();
    if (wanted == null || wanted.isEmpty() || wanted.size() > MOST_IN_BATCH) {
      throw Problem.malformed("give 1 to " + MOST_IN_BATCH + " validations");
    }
    Map<UUID, Verdict> verdicts = new LinkedHashMap<>();
    for (Labelled entry : wanted) {
      if (entry.detectionId() == null || entry.verdict() == null) {
        throw Problem.malformed("every validation needs a detection_id and a verdict");
      }
      verdicts.put(entry.detectionId(), Verdicts.checked(entry.verdict()));
    }
    return Answer.of(desk.labelAll(verdicts, request.caller().name(), request.address()));
  }
}
