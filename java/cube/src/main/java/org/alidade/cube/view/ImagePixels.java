package org.alidade.cube.view;

/**
 * Where the spaxels are on the sky.
 *
 * @param x position of every detector pixel along the first axis
 * @param y position of every detector pixel along the second axis
 * @param spaxel spaxel that every detector pixel belongs to
 * @param unit unit of the positions, empty if it is not recorded
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ImagePixels(double[] x, double[] y, int[] spaxel, String unit) {}
