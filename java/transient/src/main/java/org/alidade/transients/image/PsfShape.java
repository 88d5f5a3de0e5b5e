package org.alidade.transients.image;

/**
 * The form of a point-spread function, from an elliptical Moffat profile fitted to it.
 *
 * @param fwhmPx full width at half maximum, geometric mean of both axes, pixels
 * @param ellipticity 1 less the ratio of the smaller to the greater axis
 * @param angleDegrees angle of the greater axis from x towards y, -90 to 90
 * @param beta exponent of the profile
 */
public record PsfShape(double fwhmPx, double ellipticity, double angleDegrees, double beta) {}
