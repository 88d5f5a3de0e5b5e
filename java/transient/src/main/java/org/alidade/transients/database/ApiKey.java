package org.alidade.transients.database;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens the service for a program; the key itself is not stored.
 *
 * @param id identifier
 * @param name what it is for
 * @param description more words
 * @param keyPrefix eight characters by which it is found
 * @param role what it permits
 * @param expiresAt when it ends
 * @param lastUsedAt when it was used last
 * @param usageCount how often it was used
 * @param createdBy by whom
 * @param isActive false once revoked
 * @param createdAt when
 */
public record ApiKey(
    UUID id,
    String name,
    @Nullable String description,
    String keyPrefix,
    Role role,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    long usageCount,
    @Nullable String createdBy,
    boolean isActive,
    Instant createdAt) {}
