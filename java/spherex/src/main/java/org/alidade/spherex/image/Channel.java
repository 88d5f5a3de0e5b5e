package org.alidade.spherex.image;

/**
 * What a pixel sees of the spectrum.
 *
 * @param wavelengthMicrons central wavelength, um; NaN outside the table
 * @param bandwidthMicrons full width, um; NaN outside the table
 */
public record Channel(double wavelengthMicrons, double bandwidthMicrons) {}
