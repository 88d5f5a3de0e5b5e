package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.alidade.transients.detection.DetectionType;
import org.jspecify.annotations.Nullable;

/**
 * A candidate with a score, to be reviewed.
 *
 * @param id identifier
 * @param modelRunId the scoring
 * @param observationId the science image
 * @param candidateId the candidate
 * @param ra right ascension (ICRS), degrees
 * @param dec declination (ICRS), degrees
 * @param pixelX nearest column
 * @param pixelY nearest row
 * @param confidenceScore from 0 to 1
 * @param detectionType kind by rule
 * @param modelVersion version of the model
 * @param predictionMetadata scores and cut-outs
 * @param status where its review stands
 * @param claimedBy reviewer who has it open
 * @param claimedUntil until when
 * @param isValidated whether reviewers agreed
 * @param validationConfidence weight of those who agree
 * @param humanLabel what they agreed on
 * @param createdAt when it was found
 */
public record DetectionRow(
    UUID id,
    UUID modelRunId,
    UUID observationId,
    @Nullable UUID candidateId,
    double ra,
    double dec,
    int pixelX,
    int pixelY,
    double confidenceScore,
    DetectionType detectionType,
    String modelVersion,
    JsonNode predictionMetadata,
    DetectionStatus status,
    @Nullable String claimedBy,
    @Nullable Instant claimedUntil,
    boolean isValidated,
    @Nullable Double validationConfidence,
    @Nullable String humanLabel,
    Instant createdAt) {}
