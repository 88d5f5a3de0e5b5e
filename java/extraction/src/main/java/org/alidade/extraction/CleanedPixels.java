package org.alidade.extraction;

/**
 * An image without its cosmic rays.
 *
 * @param pixels the values, hits replaced
 * @param hits which pixels were hit
 * @param hitCount number of pixels hit
 * @param iterations passes that found something
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record CleanedPixels(float[] pixels, boolean[] hits, int hitCount, int iterations) {}
