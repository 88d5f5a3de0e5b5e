package org.alidade.spherex.results;

import org.alidade.spherex.Band;

/**
 * The inverse-variance mean of several measurements (spec spherex 16.7).
 *
 * @param band detector
 * @param channel channel of the detector, 1 to 17; 0 for a bin in time
 * @param mjd mean time, MJD (UTC)
 * @param wavelengthMicrons mean wavelength, um
 * @param bandwidthMicrons width of the channel, or mean width of the measurements, um
 * @param fluxMicrojansky mean flux density, uJy
 * @param fluxErrorMicrojansky its standard error, uJy
 * @param count measurements in the mean
 * @param reducedChiSquared scatter about the mean over what the errors explain; NaN for one
 *     measurement
 */
public record BinnedPoint(
    Band band,
    int channel,
    double mjd,
    double wavelengthMicrons,
    double bandwidthMicrons,
    double fluxMicrojansky,
    double fluxErrorMicrojansky,
    int count,
    double reducedChiSquared) {}
