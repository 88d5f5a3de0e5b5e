package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that has happened, in the order in which it happened.
 *
 * @param id number that grows
 * @param eventType such as ObservationStatusChanged
 * @param entityType such as observation
 * @param entityId which
 * @param payload details
 * @param createdAt when
 */
public record OutboxEvent(
    long id,
    String eventType,
    String entityType,
    String entityId,
    JsonNode payload,
    Instant createdAt) {}
