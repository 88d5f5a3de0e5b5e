package org.alidade.spherex;

import java.nio.file.Path;
import java.util.List;

/**
 * How a flux was measured (spec spherex 8.2).
 *
 * @param file the image
 * @param apertureMethod where the aperture came from
 * @param apertureRadiusPixels radius of the aperture
 * @param psfFwhmArcsec full width at half maximum of the point-spread function; NaN if not needed
 *     or not found
 * @param psfPlane number of the plane of the point-spread function, from 1; 0 if not used
 * @param pixelScaleArcsec side of the pixel in the flux scale
 * @param parentX column of the source in the uncut image
 * @param parentY row of the source in the uncut image
 * @param backgroundMethod where the background was measured
 * @param backgroundLevel uJy/arcsec^2
 * @param backgroundError standard error of the level, uJy/arcsec^2
 * @param backgroundPixels pixels it was measured on
 * @param zodiScale factor of the zodiacal model that was subtracted; 0 if none was
 * @param zodiMaskFraction fraction of clean pixels
 * @param apertureSum sum over the aperture after the zodiacal light, before the background,
 *     uJy/arcsec^2 times pixels
 * @param apertureSumError its standard error from the variances
 * @param repairedVariances pixels whose missing variance became the median
 * @param psfHeaderRepaired whether the zone centres of the header were put in order
 * @param warnings what the reader should know
 */
public record PhotometryDetails(
    Path file,
    ApertureMethod apertureMethod,
    double apertureRadiusPixels,
    double psfFwhmArcsec,
    int psfPlane,
    double pixelScaleArcsec,
    double parentX,
    double parentY,
    BackgroundMethod backgroundMethod,
    double backgroundLevel,
    double backgroundError,
    int backgroundPixels,
    double zodiScale,
    double zodiMaskFraction,
    double apertureSum,
    double apertureSumError,
    int repairedVariances,
    boolean psfHeaderRepaired,
    List<String> warnings) {
  /** Copies the list. */
  public PhotometryDetails {
    warnings = List.copyOf(warnings);
  }
}
