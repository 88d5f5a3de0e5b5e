package org.alidade.transients.database;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.database.internal.ConeQuery;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The detections, and where their review stands. */
public final class Detections {
  private static final RecordTable<DetectionRow> TABLE =
      new RecordTable<>("detections", DetectionRow.class);

  private final Handle handle;
  private final Instant now;

  Detections(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** Adds detections; those that are there already stay as they are. */
  public void add(Collection<DetectionRow> detections) {
    for (DetectionRow detection : detections) {
      TABLE.insertIfAbsent(
          handle, detection, Map.of("healpix", ConeQuery.cell(detection.ra(), detection.dec())));
    }
  }

  /** The detection of an identifier. */
  public Optional<DetectionRow> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /**
   * The detection of an identifier.
   *
   * @throws BadInputException if there is none
   */
  public DetectionRow get(UUID id) {
    return find(id)
        .orElseThrow(
            () ->
                new BadInputException(
                    "there is no such detection", id.toString(), "list the detections"));
  }

  /** Detections, the highest score first. */
  public List<DetectionRow> list(DetectionFilter filter) {
    StringBuilder condition = new StringBuilder("confidence_score >= :minConfidence");
    and(condition, filter.observation(), "observation_id = :observation");
    and(condition, filter.status(), "status = :status");
    and(condition, filter.type(), "detection_type = :type");
    and(condition, filter.isValidated(), "is_validated = :isValidated");
    return TABLE.rows(
        TABLE
            .select(
                handle,
                "WHERE "
                    + condition
                    + " ORDER BY confidence_score DESC, created_at, id"
                    + " LIMIT :limit OFFSET :offset")
            .bindMethods(filter));
  }

  private static void and(StringBuilder condition, @Nullable Object value, String part) {
    if (value != null) {
      condition.append(" AND ").append(part);
    }
  }

  /** Detections in a circle, degrees. */
  public List<DetectionRow> cone(double ra, double dec, double radius) {
    ConeQuery cone = new ConeQuery(ra, dec, radius);
    return TABLE.rows(TABLE.select(handle, "WHERE " + cone.condition())).stream()
        .filter(detection -> cone.contains(detection.ra(), detection.dec()))
        .toList();
  }

  /**
   * Gives a detection to a reviewer for a while, if nobody else has it.
   *
   * @return whether the reviewer has it now
   */
  public boolean claim(UUID id, String reviewer, Duration lease) {
    return handle
            .createUpdate(
                "UPDATE detections SET status = 'validating', claimed_by = :reviewer,"
                    + " claimed_until = :until WHERE id = :id"
                    + " AND status IN ('pending', 'validating')"
                    + " AND (claimed_by IS NULL OR claimed_by = :reviewer"
                    + " OR claimed_until < :now)")
            .bind("reviewer", reviewer)
            .bind("until", now.plus(lease))
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  /**
   * Notes what reviewers agree on.
   *
   * @param status validating while they do not agree
   * @param label what it is, or null
   * @param weight weight of those who agree, from 0 to 1, or null
   */
  public void setVerdict(
      UUID id, DetectionStatus status, @Nullable String label, @Nullable Double weight) {
    handle
        .createUpdate(
            "UPDATE detections SET status = :status, human_label = :label,"
                + " validation_confidence = :weight, is_validated = :validated,"
                + " claimed_by = NULL, claimed_until = NULL"
                + " WHERE id = :id AND status <> 'archived'")
        .bind("status", status)
        .bind("label", label)
        .bind("weight", weight)
        .bind(
            "validated",
            status == DetectionStatus.VALIDATED
                || status == DetectionStatus.CONFIRMED
                || status == DetectionStatus.REJECTED)
        .bind("id", id)
        .execute();
  }
}
