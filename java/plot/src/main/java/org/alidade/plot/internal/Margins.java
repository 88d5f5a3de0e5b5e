package org.alidade.plot.internal;

/**
 * Room around the box of a panel for ticks, labels and colour bar, in points.
 *
 * @param left left of the box
 * @param right right of the box
 * @param top above the box
 * @param bottom below the box
 */
record Margins(double left, double right, double top, double bottom) {}
