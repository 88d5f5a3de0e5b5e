package org.alidade.fits;

/**
 * A position on the sky in the celestial frame of an image: right ascension and declination, or
 * longitude and latitude of another system such as the galactic one.
 *
 * @param longitudeDegrees right ascension or longitude in degrees, NaN when there is none
 * @param latitudeDegrees declination or latitude in degrees, NaN when there is none
 */
public record SkyPosition(double longitudeDegrees, double latitudeDegrees) {}
