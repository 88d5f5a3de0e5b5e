package org.alidade.transients.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** What reviewers say: one row per reviewer and detection. */
public final class ValidationEvents {
  private static final RecordTable<ValidationEvent> TABLE =
      new RecordTable<>("validation_events", ValidationEvent.class);

  private final Handle handle;
  private final Instant now;

  ValidationEvents(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * Enters what a reviewer says, in place of what the same reviewer said before.
   *
   * @return what was said before
   */
  public Optional<ValidationEvent> put(ValidationEvent event) {
    Optional<ValidationEvent> before = of(event.detectionId(), event.validatorId());
    if (before.isEmpty()) {
      TABLE.insertIfAbsent(handle, event, Map.of());
      return before;
    }
    handle
        .createUpdate(
            "UPDATE validation_events SET is_valid = :isValid, label = :label,"
                + " confidence_level = :confidenceLevel, notes = :notes, tags = :tags,"
                + " image_quality = :imageQuality, detection_quality = :detectionQuality,"
                + " updated_at = :now WHERE id = :before")
        .bindMethods(event)
        .bind("now", now)
        .bind("before", before.get().id())
        .execute();
    return before;
  }

  private Optional<ValidationEvent> of(UUID detection, String validator) {
    return ofDetection(detection).stream()
        .filter(event -> event.validatorId().equals(validator))
        .findFirst();
  }

  /** What was said of a detection, in order. */
  public List<ValidationEvent> ofDetection(UUID detection) {
    return TABLE.rows(handle, "detection_id", detection, "created_at, id");
  }
}
