package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a training set.
 *
 * @param id identifier
 * @param datasetId the set
 * @param observationId where it is from
 * @param detectionId the detection it shows
 * @param imagePath key of the image
 * @param maskPath key of the mask
 * @param split train, validation or test
 * @param labels labels
 * @param metadata everything else
 * @param createdAt when it was collected
 */
public record TrainingSample(
    UUID id,
    UUID datasetId,
    @Nullable UUID observationId,
    @Nullable UUID detectionId,
    String imagePath,
    @Nullable String maskPath,
    @Nullable String split,
    JsonNode labels,
    @Nullable JsonNode metadata,
    Instant createdAt) {}
