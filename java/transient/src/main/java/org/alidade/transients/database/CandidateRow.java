package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where a difference image is significant.
 *
 * @param id identifier
 * @param differenceRunId the subtraction
 * @param observationId the science image
 * @param ra right ascension (ICRS), degrees
 * @param dec declination (ICRS), degrees
 * @param x column, from 0 at the centre of the first pixel
 * @param y row
 * @param pixelX nearest column
 * @param pixelY nearest row
 * @param flux flux, counts of the reference
 * @param fluxError its standard deviation
 * @param significance value of S_corr
 * @param snr flux over its error
 * @param fwhm width, pixels
 * @param ellipticity 1 - b/a
 * @param positionAngle degrees
 * @param isPositive false if it has faded
 * @param isSaturated whether a saturated pixel is near
 * @param isBlended whether another candidate is near
 * @param isEdge whether the edge is near
 * @param flags names of flags, by blanks
 * @param measurements everything else that was measured
 * @param status where it stands
 * @param createdAt when it was found
 */
public record CandidateRow(
    UUID id,
    UUID differenceRunId,
    UUID observationId,
    double ra,
    double dec,
    double x,
    double y,
    int pixelX,
    int pixelY,
    @Nullable Double flux,
    @Nullable Double fluxError,
    @Nullable Double significance,
    @Nullable Double snr,
    @Nullable Double fwhm,
    @Nullable Double ellipticity,
    @Nullable Double positionAngle,
    boolean isPositive,
    boolean isSaturated,
    boolean isBlended,
    boolean isEdge,
    String flags,
    JsonNode measurements,
    CandidateStatus status,
    Instant createdAt) {}
