package org.alidade.spherex.photometry;

import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfPlane;

/**
 * An aperture flux for all of a point source's light (spec spherex 16.1).
 *
 * <p>Its error is the one of independent pixels: squared weights in the aperture, and the standard
 * error of a median, which exceeds that of a mean, in the background. It is therefore not the error
 * of the raw flux times the factor.
 *
 * @param factor total light over light in the aperture
 * @param fluxMicrojansky corrected flux, uJy
 * @param fluxErrorMicrojansky its standard error, uJy
 */
public record ApertureCorrection(
    double factor, double fluxMicrojansky, double fluxErrorMicrojansky) {
  static ApertureCorrection of(
      ApertureMeasurement measurement, PixelPosition place, PsfPlane plane) {
    CircularAperture aperture = measurement.aperture();
    double factor = 1 / fraction(aperture, place, plane);
    double background = measurement.background().medianError() * measurement.sum().area();
    double variance = measurement.sum().independentVariance() + background * background;
    return new ApertureCorrection(
        factor,
        measurement.result().fluxMicrojansky() * factor,
        Math.sqrt(variance) * measurement.pixelAreaArcsec2() * factor);
  }

  /** Fraction of the light of a source somewhere that falls into an aperture. */
  static double fraction(CircularAperture aperture, PixelPosition source, PsfPlane plane) {
    return aperture.sum(
        plane.pixels(
            source.x(),
            source.y(),
            aperture.firstX(),
            aperture.firstY(),
            aperture.columns(),
            aperture.rows()));
  }
}
