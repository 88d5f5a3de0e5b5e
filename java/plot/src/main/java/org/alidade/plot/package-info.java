/**
 * Figures with astronomers' axes, written to PNG, SVG and PDF.
 *
 * <p>Priorities, in order: a figure looks the same on every machine, missing or masked data never
 * breaks it, few types.
 *
 * <p>A {@link org.alidade.plot.Figure} is a grid of {@link org.alidade.plot.Panel}s; a panel takes
 * plain {@code double[]} data and a {@link org.alidade.plot.Style}. Text is drawn from a typeface
 * that travels with the library, so neither fonts nor font libraries need to be installed. NaN
 * marks a missing value everywhere and leaves a gap.
 */
@NullMarked
package org.alidade.plot;

import org.jspecify.annotations.NullMarked;
