package org.alidade.transients.database;

import java.util.List;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** Who changed what. */
public final class AuditLog {
  private static final RecordTable<AuditEntry> TABLE =
      new RecordTable<>("audit_log", AuditEntry.class);

  private final Handle handle;

  AuditLog(Handle handle) {
    this.handle = handle;
  }

  /** Adds an entry. */
  public void add(AuditEntry entry) {
    TABLE.insert(handle, entry);
  }

  /** What happened to one thing, in order. */
  public List<AuditEntry> of(String entityType, String entityId) {
    return TABLE.rows(
        TABLE
            .select(handle, "WHERE entity_type = :type AND entity_id = :id ORDER BY id")
            .bind("type", entityType)
            .bind("id", entityId));
  }

  /** The newest entries. */
  public List<AuditEntry> latest(int limit) {
    return TABLE.rows(TABLE.select(handle, "ORDER BY id DESC LIMIT :limit").bind("limit", limit));
  }
}
