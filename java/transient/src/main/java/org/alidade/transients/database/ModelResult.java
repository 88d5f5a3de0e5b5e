package org.alidade.transients.database;

import org.jspecify.annotations.Nullable;

/**
 * What a scoring gives.
 *
 * @param confidenceMapPath key of the probability image
 * @param inferenceTimeMs time of the network, milliseconds
 * @param totalPredictions number of detections
 * @param highConfidencePredictions those of at least one half
 */
public record ModelResult(
    @Nullable String confidenceMapPath,
    @Nullable Double inferenceTimeMs,
    int totalPredictions,
    int highConfidencePredictions) {}
