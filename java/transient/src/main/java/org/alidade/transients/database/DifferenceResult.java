package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a subtraction gives.
 *
 * @param referenceObservationId the reference
 * @param algorithm method
 * @param parameters its parameters
 * @param metrics measures of its quality
 * @param differenceImagePath key of the difference
 * @param significanceMapPath key of the significance
 * @param noiseLevel clipped standard deviation of the difference
 * @param detectionThreshold threshold, standard deviations
 * @param candidatesFound number of candidates
 */
public record DifferenceResult(
    UUID referenceObservationId,
    String algorithm,
    @Nullable JsonNode parameters,
    @Nullable JsonNode metrics,
    String differenceImagePath,
    @Nullable String significanceMapPath,
    @Nullable Double noiseLevel,
    @Nullable Double detectionThreshold,
    int candidatesFound) {}
