package org.alidade.transients.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The alerts. */
public final class Alerts {
  private static final RecordTable<Alert> TABLE = new RecordTable<>("alerts", Alert.class);

  private final Handle handle;
  private final Instant now;

  Alerts(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * Adds an alert, unless its detection has one of this type.
   *
   * @return whether it was added
   */
  public boolean add(Alert alert) {
    return TABLE.insertIfAbsent(handle, alert, Map.of());
  }

  /** The newest alerts. */
  public List<Alert> latest(int limit) {
    return TABLE.rows(
        TABLE.select(handle, "ORDER BY created_at DESC, id LIMIT :limit").bind("limit", limit));
  }

  /**
   * Notes an attempt to send an alert.
   *
   * @param status what came of it
   * @param error what went wrong, or null
   */
  public void attempted(UUID id, String status, @Nullable String error) {
    handle
        .createUpdate(
            "UPDATE alerts SET status = :status, error_message = :error, sent_at = :now,"
                + " delivery_attempts = delivery_attempts + 1 WHERE id = :id")
        .bind("status", status)
        .bind("error", error)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }
}
