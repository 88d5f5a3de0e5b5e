package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subtraction of a reference from one observation.
 *
 * @param id identifier
 * @param observationId observation
 * @param status where it stands
 * @param referenceObservationId the reference
 * @param algorithm method
 * @param parameters its parameters
 * @param metrics measures of its quality
 * @param differenceImagePath key of the difference
 * @param significanceMapPath key of the significance
 * @param noiseLevel clipped standard deviation of the difference
 * @param detectionThreshold threshold, standard deviations
 * @param candidatesFound number of candidates
 * @param startedAt when it was begun last
 * @param completedAt when it ended
 * @param processingTimeSeconds seconds it took
 * @param errorCode word for the failure
 * @param errorMessage sentence for the failure
 * @param retryCount how often it was begun again
 * @param createdAt when it was entered
 */
public record DifferenceRun(
    UUID id,
    UUID observationId,
    RunStatus status,
    @Nullable UUID referenceObservationId,
    String algorithm,
    @Nullable JsonNode parameters,
    @Nullable JsonNode metrics,
    @Nullable String differenceImagePath,
    @Nullable String significanceMapPath,
    @Nullable Double noiseLevel,
    @Nullable Double detectionThreshold,
    int candidatesFound,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Double processingTimeSeconds,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int retryCount,
    Instant createdAt)
    implements Run {}
