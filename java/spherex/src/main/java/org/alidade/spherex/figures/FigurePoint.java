package org.alidade.spherex.figures;

import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.results.QualityClass;

/**
 * A measurement with its place in the figures.
 *
 * @param result the measurement
 * @param kind its class in the spectrum
 * @param good whether flags and signal pass, which is what counts in the light curve
 * @param value flux density in uJy, or AB magnitude
 * @param error its standard error
 * @param limit where a limit is drawn; the value for regular points
 */
public record FigurePoint(
    PhotometryResult result,
    QualityClass kind,
    boolean good,
    double value,
    double error,
    double limit) {

  /** The height in the spectrum: limits are drawn where the limit is. */
  double spectrumY() {
    return kind.isUpperLimit() ? limit : value;
  }

  /** The height in the light curve, where only good limits are drawn as such. */
  double lightCurveY() {
    return isGoodLimit() ? limit : value;
  }

  boolean isGoodLimit() {
    return kind == QualityClass.GOOD_UPPER_LIMIT;
  }
}
