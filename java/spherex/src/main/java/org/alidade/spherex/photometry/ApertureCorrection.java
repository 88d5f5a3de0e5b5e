package org.alidade.spherex.photometry;

import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfPlane;

/**
 * An aperture flux for all of a point source's light (spec spherex 16.1): the flux over the
 * difference of the light in the aperture and the source's own light in the ring, which has been
 * subtracted as background.
 *
 * <p>Its error is the one of independent pixels: squared weights in the aperture, and the standard
 * error of a median, which exceeds that of a mean, in the background. It is therefore not the error
 * of the raw flux times the factor.
 *
 * @param factor total light over light in the aperture
 * @param backgroundLight fraction of the source's light that was taken for background
 * @param fluxMicrojansky corrected flux, uJy
 * @param fluxErrorMicrojansky its standard error, uJy
 */
public record ApertureCorrection(
    double factor, double backgroundLight, double fluxMicrojansky, double fluxErrorMicrojansky) {
  static ApertureCorrection of(
      ApertureMeasurement measurement, Pixels pixels, PixelPosition place, PsfPlane plane) {
    CircularAperture aperture = measurement.aperture();
    BackgroundEstimate background = measurement.background();
    double inside = fraction(aperture, place, plane);
    double lost = aperture.area() * lightPerPixel(background, pixels, place, plane);
    double level = background.medianError() * measurement.sum().area();
    double variance = measurement.sum().independentVariance() + level * level;
    return new ApertureCorrection(
        1 / inside,
        lost,
        measurement.result().fluxMicrojansky() / (inside - lost),
        Math.sqrt(variance) * measurement.pixelAreaArcsec2() / (inside - lost));
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

  /** Mean light in a pixel of the ring; none reaches the typical pixel of a rectangle. */
  private static double lightPerPixel(
      BackgroundEstimate background, Pixels pixels, PixelPosition place, PsfPlane plane) {
    AnnulusRadii ring = background.ring();
    if (ring == null) {
      return 0;
    }
    int firstX = Math.max(0, (int) Math.ceil(place.x() - ring.outer()));
    int firstY = Math.max(0, (int) Math.ceil(place.y() - ring.outer()));
    int width = Math.min(pixels.width() - 1, (int) (place.x() + ring.outer())) - firstX + 1;
    int height = Math.min(pixels.height() - 1, (int) (place.y() + ring.outer())) - firstY + 1;
    double[] light = plane.pixels(place.x(), place.y(), firstX, firstY, width, height);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < light.length; i++) {
      int row = i / width;
      int x = firstX + i - row * width;
      int y = firstY + row;
      double distance = Math.hypot(x - place.x(), y - place.y());
      if (distance >= ring.inner()
          && distance <= ring.outer()
          && background.mask().accepts(pixels.flags(y * pixels.width() + x))) {
        sum += light[i];
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
