package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/**
 * What has happened, for those who follow (spec transient 8). Events become visible in the order of
 * their numbers, because writers write one after another.
 */
public final class Outbox {
  private static final RecordTable<OutboxEvent> TABLE =
      new RecordTable<>("outbox", OutboxEvent.class);

  private final Handle handle;
  private final Instant now;

  Outbox(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /** The columns of an event that is added. */
  public record Entry(
      String eventType, String entityType, String entityId, JsonNode payload, Instant createdAt) {}

  /** Adds an event. */
  public void add(String eventType, String entityType, String entityId, JsonNode payload) {
    TABLE.insert(handle, new Entry(eventType, entityType, entityId, payload, now));
  }

  /** The events after a number, in order. */
  public List<OutboxEvent> after(long id, int limit) {
    return TABLE.rows(
        TABLE
            .select(handle, "WHERE id > :id ORDER BY id LIMIT :limit")
            .bind("id", id)
            .bind("limit", limit));
  }

  /** The events of one thing, in order. */
  public List<OutboxEvent> of(String entityId) {
    return TABLE.rows(handle, "entity_id", entityId, "id");
  }

  /** Number of the newest event, or 0. */
  public long latest() {
    return handle.createQuery("SELECT coalesce(max(id), 0) FROM outbox").mapTo(Long.class).one();
  }
}
