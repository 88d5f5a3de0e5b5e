package org.alidade.transients.database;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scoring of the candidates of one difference.
 *
 * @param id identifier
 * @param observationId observation
 * @param status where it stands
 * @param modelId the model
 * @param differenceRunId the difference
 * @param confidenceMapPath key of the probability image
 * @param inferenceTimeMs time of the network, milliseconds
 * @param totalPredictions number of detections
 * @param highConfidencePredictions those of at least one half
 * @param startedAt when it was begun last
 * @param completedAt when it ended
 * @param processingTimeSeconds seconds it took
 * @param errorCode word for the failure
 * @param errorMessage sentence for the failure
 * @param retryCount how often it was begun again
 * @param createdAt when it was entered
 */
public record ModelRun(
    UUID id,
    UUID observationId,
    RunStatus status,
    UUID modelId,
    @Nullable UUID differenceRunId,
    @Nullable String confidenceMapPath,
    @Nullable Double inferenceTimeMs,
    @Nullable Integer totalPredictions,
    @Nullable Integer highConfidencePredictions,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Double processingTimeSeconds,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int retryCount,
    Instant createdAt)
    implements Run {}
