package org.alidade.spherex;

import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * One flux measurement in one image (spec spherex 2.4, 8).
 *
 * @param obsId identifier of the exposure
 * @param band detector
 * @param mjd middle of the exposure, MJD (UTC)
 * @param fluxMicrojansky aperture flux, uJy; may be negative
 * @param fluxErrorMicrojansky standard error of the flux, uJy
 * @param wavelengthMicrons wavelength at the source, um
 * @param bandwidthMicrons full width of the channel at the source, um
 * @param flag all flags of the pixels in the aperture
 * @param pixelX column of the source in the file, 0 at the centre of the first pixel
 * @param pixelY row of the source in the file
 * @param details how it was measured; null for a result read from a table
 */
public record PhotometryResult(
    String obsId,
    Band band,
    double mjd,
    double fluxMicrojansky,
    double fluxErrorMicrojansky,
    double wavelengthMicrons,
    double bandwidthMicrons,
    int flag,
    double pixelX,
    double pixelY,
    @Nullable PhotometryDetails details) {
  /** Checks that nothing is missing. */
  public PhotometryResult {
    Objects.requireNonNull(obsId);
    Objects.requireNonNull(band);
  }

  /** AB magnitude; empty unless the flux is positive and finite. */
  public OptionalDouble magnitudeAb() {
    return AbMagnitude.ofMicrojansky(fluxMicrojansky);
  }

  /** Standard error of the magnitude; empty when the magnitude is. */
  public OptionalDouble magnitudeErrorAb() {
    return AbMagnitude.error(fluxMicrojansky, fluxErrorMicrojansky);
  }

  /** Whether the error exceeds the flux. */
  public boolean isUpperLimit() {
    return fluxErrorMicrojansky > fluxMicrojansky;
  }

  /** Flux over error; 0 when the error is not positive. */
  public double signalToNoise() {
    return fluxErrorMicrojansky > 0 ? fluxMicrojansky / fluxErrorMicrojansky : 0;
  }
}
