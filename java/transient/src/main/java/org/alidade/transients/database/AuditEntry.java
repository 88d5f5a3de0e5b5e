package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what.
 *
 * @param entityType kind of thing
 * @param entityId which
 * @param action what was done
 * @param userId by whom
 * @param oldValues before
 * @param newValues after
 * @param changeSummary in words
 * @param ipAddress from where
 * @param userAgent by which program
 * @param createdAt when
 */
public record AuditEntry(
    String entityType,
    String entityId,
    String action,
    @Nullable String userId,
    @Nullable JsonNode oldValues,
    @Nullable JsonNode newValues,
    @Nullable String changeSummary,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    Instant createdAt) {}
