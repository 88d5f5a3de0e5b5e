package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A network or rule that scores candidates.
 *
 * @param id identifier
 * @param name name
 * @param version version; unique with the name
 * @param modelType kind
 * @param architecture shape and input recipe
 * @param hyperparameters how it was trained
 * @param trainingDataset on what
 * @param trainingMetrics how well it did on held-out data
 * @param modelPath file or key
 * @param sha256 digest of the file
 * @param isActive whether it is used
 * @param createdAt when it was entered
 */
public record Model(
    UUID id,
    String name,
    String version,
    ModelType modelType,
    @Nullable JsonNode architecture,
    @Nullable JsonNode hyperparameters,
    @Nullable String trainingDataset,
    @Nullable JsonNode trainingMetrics,
    @Nullable String modelPath,
    @Nullable String sha256,
    boolean isActive,
    Instant createdAt) {}
