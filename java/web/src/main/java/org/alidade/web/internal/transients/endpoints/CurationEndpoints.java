package org.alidade.web.internal.transients.endpoints;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alidade.transients.database.Alert;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.database.ValidationEvent;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.alidade.web.internal.transients.review.ReviewDesk;
import org.alidade.web.internal.transients.review.ReviewPackage;
import org.alidade.web.internal.transients.review.Verdict;
import org.jspecify.annotations.Nullable;

/** Reviews: the queue, claims, labels, and the alerts that follow. */
public final class CurationEndpoints {
  private static final Parameter ID = Parameter.id("id", "number of the detection");
  private static final int MOST_SKIPPED = 2000;

  private final TransientDatabase database;
  private final ReviewDesk desk;

  /** Endpoints on a database. */
  public CurationEndpoints(TransientDatabase database, ReviewDesk desk) {
    this.database = database;
    this.desk = desk;
  }

  /**
   * Asks for the next detection.
   *
   * @param skip detections that are not wanted now
   */
  public record Next(@Nullable List<UUID> skip) {}

  /**
   * A label of a detection.
   *
   * @param detectionId the detection
   * @param label supernova, transient, variable, agn, asteroid, artifact, false_positive, unknown
   * @param confidenceLevel low, medium, high or expert; medium if it is missing
   * @param notes what else there is to say
   * @param tags words to find it by
   * @param imageQuality excellent, good, fair or poor
   * @param detectionQuality excellent, good, fair or poor
   */
  public record NewLabel(
      @Nullable UUID detectionId,
      @Nullable String label,
      @Nullable String confidenceLevel,
      @Nullable String notes,
      @Nullable List<String> tags,
      @Nullable String imageQuality,
      @Nullable String detectionQuality) {
    Verdict verdict() {
      return new Verdict(label, confidenceLevel, notes, tags, imageQuality, detectionQuality);
    }
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/curation/queue", Permission.READ, "What waits for review, most urgent first")
            .paged()
            .listing(DetectionRow.class, this::queue),
        Endpoint.post("/curation/next", Permission.WRITE, "Claims the next detection")
            .taking(Next.class)
            .answering(ReviewPackage.class, this::next),
        Endpoint.get("/curation/detections/{id}", Permission.READ, "What there is to be seen")
            .with(ID)
            .answering(
                ReviewPackage.class,
                request -> Answer.of(desk.show(request.id("id"), request.caller().name()))),
        Endpoint.post("/curation/detections/{id}/claim", Permission.WRITE, "Claims a detection")
            .with(ID)
            .answering(
                ReviewPackage.class,
                request -> Answer.of(desk.claim(request.id("id"), request.caller().name()))),
        Endpoint.post("/curation/detections/{id}/release", Permission.WRITE, "Gives one back")
            .with(ID)
            .answering(Map.class, this::release),
        Endpoint.get("/curation/validation-events", Permission.READ, "Labels of a detection")
            .with(Parameter.ofRow("detection_id", "of this detection").needed())
            .listing(ValidationEvent.class, this::events),
        Endpoint.post("/curation/validation-events", Permission.WRITE, "Labels a detection")
            .taking(NewLabel.class)
            .answering(ReviewDesk.Outcome.class, this::label),
        Endpoint.delete(
                "/curation/validation-events/{id}", Permission.WRITE, "Takes back an own label")
            .with(Parameter.id("id", "number of the label"))
            .answering(DetectionRow.class, this::takeBack),
        Endpoint.get("/curation/alerts", Permission.READ, "The newest alerts")
            .paged()
            .listing(Alert.class, this::alerts));
  }

  private Answer queue(Request request) {
    return Answer.page(desk.queue(request.integer("limit"), request.integer("offset")), request);
  }

  private Answer next(Request request) {
    List<UUID> skip = request.body(Next.class).skip();
    if (skip != null && skip.size() > MOST_SKIPPED) {
      throw Problem.malformed("skip at most " + MOST_SKIPPED + " detections");
    }
    return Answer.of(
        desk.next(request.caller().name(), skip == null ? Set.of() : Set.copyOf(skip)));
  }

  private Answer release(Request request) {
    desk.release(request.id("id"), request.caller().name());
    return Answer.of(Map.of());
  }

  private Answer events(Request request) {
    UUID id = request.row("detection_id").orElseThrow();
    return Answer.of(database.read(session -> session.validationEvents().ofDetection(id)));
  }

  private Answer label(Request request) {
    NewLabel wanted = request.body(NewLabel.class);
    UUID id = wanted.detectionId();
    if (id == null) {
      throw Problem.malformed("give the detection_id");
    }
    Verdict verdict = Verdicts.checked(wanted.verdict());
    return Answer.created(desk.label(id, verdict, request.caller().name(), request.address()));
  }

  private Answer takeBack(Request request) {
    return Answer.of(desk.takeBack(request.id("id"), request.caller().name(), request.address()));
  }

  private Answer alerts(Request request) {
    int most = request.integer("limit") + request.integer("offset");
    List<Alert> rows = database.read(session -> session.alerts().latest(most));
    return Answer.page(Pages.part(rows, request), request);
  }
}
