package org.alidade.transients.database;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A survey that observations belong to.
 *
 * @param id identifier
 * @param name unique name
 * @param description what it is
 * @param isActive whether it still takes observations
 * @param createdAt when it was entered
 */
public record Survey(
    UUID id, String name, @Nullable String description, boolean isActive, Instant createdAt) {}
