package org.alidade.spherex.figures;

/**
 * What stands around the box of a panel.
 *
 * @param title title
 * @param xLabel label of x, with its unit
 * @param yLabel label of y, with its unit
 * @param xFrom x at the left edge
 * @param xTo x at the right edge
 * @param yFrom y at the lower edge; above {@code yTo} for magnitudes
 * @param yTo y at the upper edge
 */
public record PanelFacts(
    String title,
    String xLabel,
    String yLabel,
    double xFrom,
    double xTo,
    double yFrom,
    double yTo) {}
