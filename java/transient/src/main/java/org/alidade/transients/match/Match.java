package org.alidade.transients.match;

/**
 * A known object near a place.
 *
 * @param name its name
 * @param separationArcsec distance on the great circle, arcsec
 */
public record Match(String name, double separationArcsec) {}
