package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set of samples for training.
 *
 * @param id identifier
 * @param name name
 * @param description what it is
 * @param collectionParams how it was collected
 * @param totalSamples number of samples
 * @param anomalyRatio share of real ones
 * @param qualityScore quality from 0 to 1
 * @param createdBy by whom
 * @param status active or retired
 * @param createdAt when
 */
public record TrainingDataset(
    UUID id,
    String name,
    @Nullable String description,
    JsonNode collectionParams,
    int totalSamples,
    double anomalyRatio,
    double qualityScore,
    String createdBy,
    String status,
    Instant createdAt) {}
