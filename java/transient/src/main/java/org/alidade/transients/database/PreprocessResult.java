package org.alidade.transients.database;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a preprocessing gives.
 *
 * @param calibrationApplied whether calibration frames were used
 * @param wcsAligned whether the world coordinates were checked
 * @param qualityScore quality from 0 to 1
 * @param limitingFlux flux of five standard deviations, counts
 * @param fwhm width of stars, pixels
 * @param processedFitsPath key of the result
 * @param wcsInfo world coordinates
 * @param metrics all measures of quality
 */
public record PreprocessResult(
    boolean calibrationApplied,
    boolean wcsAligned,
    @Nullable Double qualityScore,
    @Nullable Double limitingFlux,
    @Nullable Double fwhm,
    String processedFitsPath,
    @Nullable JsonNode wcsInfo,
    @Nullable JsonNode metrics) {}
