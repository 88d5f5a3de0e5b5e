package org.alidade.web.internal.transients.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.ValidationEvent;
import org.alidade.transients.review.QueueEntry;
import org.jspecify.annotations.Nullable;

/** The rows of reviews; values are always bound. */
final class ReviewRows {
  private static final String OPEN = "status IN ('pending', 'validating')";

  private ReviewRows() {}

  /**
   * Detections that wait, in the order of {@link QueueEntry#ORDER}: neither decided, nor with
   * another reviewer, nor labelled by this one.
   */
  static List<DetectionRow> waiting(
      DatabaseSession session, String reviewer, Set<UUID> skip, int limit, int offset) {
    return session
        .handle()
        .createQuery(
            "SELECT d.id FROM detections d LEFT JOIN candidates c ON c.id = d.candidate_id"
                + " WHERE d.status IN ('pending', 'validating')"
                + " AND (d.claimed_by IS NULL OR d.claimed_by = :reviewer"
                + " OR d.claimed_until < :now)"
                + " AND NOT EXISTS (SELECT 1 FROM validation_events e"
                + " WHERE e.detection_id = d.id AND e.validator_id = :reviewer)"
                + " ORDER BY d.confidence_score DESC, abs(coalesce(c.significance, 0)) DESC,"
                + " d.created_at, d.id LIMIT :most")
        .bind("reviewer", reviewer)
        .bind("now", session.now())
        .bind("most", limit + offset + skip.size())
        .mapTo(UUID.class)
        .list()
        .stream()
        .filter(id -> !skip.contains(id))
        .skip(offset)
        .limit(limit)
        .map(session.detections()::get)
        .toList();
  }

  static ReviewPackage.Progress progress(DatabaseSession session, String reviewer) {
    return new ReviewPackage.Progress(
        count(session, "detections WHERE " + OPEN, reviewer),
        count(session, "detections WHERE NOT " + OPEN, reviewer),
        count(session, "validation_events WHERE validator_id = :reviewer", reviewer));
  }

  private static long count(DatabaseSession session, String rows, String reviewer) {
    var query = session.handle().createQuery("SELECT count(*) FROM " + rows);
    if (rows.contains(":reviewer")) {
      query.bind("reviewer", reviewer);
    }
    return query.mapTo(Long.class).one();
  }

  static void release(DatabaseSession session, UUID id, String reviewer) {
    session
        .handle()
        .createUpdate(
            "UPDATE detections SET claimed_by = NULL, claimed_until = NULL,"
                + " status = CASE WHEN EXISTS (SELECT 1 FROM validation_events e"
                + " WHERE e.detection_id = detections.id) THEN 'validating' ELSE 'pending' END"
                + " WHERE id = :id AND status = 'validating' AND claimed_by = :reviewer")
        .bind("id", id)
        .bind("reviewer", reviewer)
        .execute();
  }

  static Optional<ValidationEvent> event(DatabaseSession session, UUID id) {
    return session
        .handle()
        .createQuery("SELECT detection_id FROM validation_events WHERE id = :id")
        .bind("id", id)
        .mapTo(UUID.class)
        .findFirst()
        .flatMap(
            detection ->
                session.validationEvents().ofDetection(detection).stream()
                    .filter(event -> event.id().equals(id))
                    .findFirst());
  }

  static void remove(DatabaseSession session, UUID id) {
    session
        .handle()
        .createUpdate("DELETE FROM validation_events WHERE id = :id")
        .bind("id", id)
        .execute();
  }

  static @Nullable JsonNode json(@Nullable ValidationEvent event) {
    if (event == null) {
      return null;
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put("label", event.label())
        .put("confidence_level", event.confidenceLevel())
        .put("notes", event.notes());
  }
}
