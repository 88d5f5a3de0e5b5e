package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one reviewer says of one detection.
 *
 * @param id identifier
 * @param detectionId the detection
 * @param validatorId reviewer
 * @param isValid false for artefacts
 * @param label what it is
 * @param confidenceLevel low, medium, high or expert
 * @param notes remarks
 * @param tags tags
 * @param imageQuality excellent, good, fair or poor
 * @param detectionQuality likewise
 * @param createdAt when it was said first
 * @param updatedAt when it was changed last
 */
public record ValidationEvent(
    UUID id,
    UUID detectionId,
    String validatorId,
    boolean isValid,
    String label,
    String confidenceLevel,
    @Nullable String notes,
    @Nullable JsonNode tags,
    @Nullable String imageQuality,
    @Nullable String detectionQuality,
    Instant createdAt,
    Instant updatedAt) {}
