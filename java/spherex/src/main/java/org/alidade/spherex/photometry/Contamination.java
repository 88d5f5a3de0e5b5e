package org.alidade.spherex.photometry;

/**
 * Light of other sources of the catalogue in the aperture of a source, from their fitted fluxes
 * (spec spherex 16.8).
 *
 * @param neighbourFluxMicrojansky their light in the aperture, uJy
 * @param fraction that light over the flux measured in the aperture; NaN unless that is positive
 * @param neighbours sources that add to it
 */
public record Contamination(double neighbourFluxMicrojansky, double fraction, int neighbours) {}
