package org.alidade.transients.training;

/**
 * A place in a difference image that it is known about whether a transient is there.
 *
 * @param x column, 0 at the centre of the first pixel
 * @param y row, 0 at the centre of the first pixel
 * @param significance S_corr
 * @param real whether a transient is there
 * @param origin where the label is from, see {@link SampleInfo#origin}
 * @param flux flux alpha in counts above the atmosphere, NaN if unknown
 */
public record LabelledPosition(
    double x, double y, double significance, boolean real, String origin, double flux) {}
