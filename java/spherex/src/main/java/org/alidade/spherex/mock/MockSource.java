package org.alidade.spherex.mock;

/**
 * A source in a synthetic image.
 *
 * @param parentX column in the uncut image
 * @param parentY row in the uncut image
 * @param fluxMicrojansky flux, uJy
 */
public record MockSource(double parentX, double parentY, double fluxMicrojansky) {}
