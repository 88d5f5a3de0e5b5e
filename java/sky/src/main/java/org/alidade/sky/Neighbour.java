package org.alidade.sky;

/**
 * A source near a position.
 *
 * @param index its place in the catalogue
 * @param separationDegrees its distance on the great circle, degrees
 */
public record Neighbour(int index, double separationDegrees) {}
