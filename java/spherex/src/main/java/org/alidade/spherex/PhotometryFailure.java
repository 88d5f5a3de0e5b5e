package org.alidade.spherex;

import java.nio.file.Path;

/**
 * An image that gave no measurement.
 *
 * @param obsId identifier of the exposure, or the stem of the file name if it could not be read
 * @param band detector
 * @param file the image
 * @param reason why
 * @param message the same in a sentence
 */
public record PhotometryFailure(
    String obsId, Band band, Path file, RejectionReason reason, String message) {}
