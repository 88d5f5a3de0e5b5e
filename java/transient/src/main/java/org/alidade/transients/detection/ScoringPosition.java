package org.alidade.transients.detection;

/**
 * A candidate to be judged.
 *
 * @param x column, 0 at the centre of the first pixel
 * @param y row, 0 at the centre of the first pixel
 * @param significance S_corr of the candidate, negative if it faded
 * @param artifact whether the extraction took it for a dipole, a cosmic ray or the rest of a star
 *     (spec transient 13)
 */
public record ScoringPosition(double x, double y, double significance, boolean artifact) {}
