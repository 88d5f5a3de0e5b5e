package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A preprocessing of one observation.
 *
 * @param id identifier
 * @param observationId observation
 * @param status where it stands
 * @param calibrationApplied whether calibration frames were used
 * @param wcsAligned whether the world coordinates were checked
 * @param qualityScore quality from 0 to 1
 * @param limitingFlux flux of five standard deviations, counts
 * @param fwhm width of stars, pixels
 * @param processedFitsPath key of the result
 * @param wcsInfo world coordinates
 * @param metrics all measures of quality
 * @param startedAt when it was begun last
 * @param completedAt when it ended
 * @param processingTimeSeconds seconds it took
 * @param errorCode word for the failure
 * @param errorMessage sentence for the failure
 * @param retryCount how often it was begun again
 * @param createdAt when it was entered
 */
public record PreprocessRun(
    UUID id,
    UUID observationId,
    RunStatus status,
    @Nullable Boolean calibrationApplied,
    @Nullable Boolean wcsAligned,
    @Nullable Double qualityScore,
    @Nullable Double limitingFlux,
    @Nullable Double fwhm,
    @Nullable String processedFitsPath,
    @Nullable JsonNode wcsInfo,
    @Nullable JsonNode metrics,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Double processingTimeSeconds,
    @Nullable String errorCode,
    @Nullable String errorMessage,
    int retryCount,
    Instant createdAt)
    implements Run {}
