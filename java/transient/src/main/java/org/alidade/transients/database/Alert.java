package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message about a detection, to be sent.
 *
 * @param id identifier
 * @param detectionId the detection
 * @param alertType rule that made it; one alert per detection and rule
 * @param priority low, medium, high or critical
 * @param title short text
 * @param message text
 * @param alertMetadata everything else
 * @param status pending, sent, delivered, failed or cancelled
 * @param sentAt when it was sent
 * @param deliveryAttempts how often that was tried
 * @param errorMessage what went wrong
 * @param createdAt when it was made
 */
public record Alert(
    UUID id,
    UUID detectionId,
    String alertType,
    String priority,
    String title,
    String message,
    @Nullable JsonNode alertMetadata,
    String status,
    @Nullable Instant sentAt,
    int deliveryAttempts,
    @Nullable String errorMessage,
    Instant createdAt) {}
