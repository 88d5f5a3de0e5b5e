package org.alidade.web.internal.transients.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says, as it is sent.
 *
 * @param label one of the labels
 * @param confidenceLevel low, medium, high or expert; medium if it is missing
 * @param notes what else there is to say
 * @param tags words to find it by
 * @param imageQuality excellent, good, fair or poor
 * @param detectionQuality excellent, good, fair or poor
 */
public record Verdict(
    @Nullable String label,
    @Nullable String confidenceLevel,
    @Nullable String notes,
    @Nullable List<String> tags,
    @Nullable String imageQuality,
    @Nullable String detectionQuality) {}
