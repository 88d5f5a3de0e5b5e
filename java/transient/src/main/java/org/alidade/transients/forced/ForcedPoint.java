package org.alidade.transients.forced;

/**
 * One point of a forced light curve; detections and non-detections alike.
 *
 * @param mjd time, MJD UTC
 * @param band filter
 * @param flux difference flux at the position, units of the difference; NaN without a measurement
 * @param fluxError its standard error
 * @param signalToNoise flux over its error
 * @param magnitude AB magnitude; NaN below the detection threshold and without a zero point
 * @param magnitudeError its standard error
 * @param limitingMagnitude AB magnitude of three times the error
 * @param significance S_corr at the position
 * @param zeroPoint AB magnitude of one unit of flux, NaN if unknown
 * @param fwhmPx width of stars, pixels
 * @param flags bits of {@link #OUTSIDE}, {@link #MASKED}, {@link #NO_BASELINE}
 * @param runId the difference run
 */
public record ForcedPoint(
    double mjd,
    String band,
    double flux,
    double fluxError,
    double signalToNoise,
    double magnitude,
    double magnitudeError,
    double limitingMagnitude,
    double significance,
    double zeroPoint,
    double fwhmPx,
    int flags,
    String runId) {
  /** The position is outside the image or too close to its border. */
  public static final int OUTSIDE = 1;

  /** A pixel beside the position is masked. */
  public static final int MASKED = 2;

  /** A baseline was asked for and the band has too few epochs for one. */
  public static final int NO_BASELINE = 4;

  private static final double LIMIT_SIGMA = 3;
  private static final double MICROJANSKY_ZERO_POINT = 23.9;
  private static final double MAGNITUDES_PER_E_FOLD = 2.5 / Math.log(10);

  /** A point from what was measured. */
  static ForcedPoint of(
      DifferenceEpoch epoch, double flux, double error, double significance, int flags) {
    double zeroPoint = MICROJANSKY_ZERO_POINT - 2.5 * Math.log10(epoch.microJanskyPerUnit());
    return of(
        epoch.mjd(),
        epoch.band(),
        flux,
        error,
        significance,
        zeroPoint,
        epoch.fwhmPx(),
        flags,
        epoch.runId());
  }

  private static ForcedPoint of(
      double mjd,
      String band,
      double flux,
      double error,
      double significance,
      double zeroPoint,
      double fwhmPx,
      int flags,
      String runId) {
    double ratio = flux / error;
    boolean detected = ratio >= LIMIT_SIGMA;
    return new ForcedPoint(
        mjd,
        band,
        flux,
        error,
        ratio,
        detected ? zeroPoint - 2.5 * Math.log10(flux) : Double.NaN,
        detected ? MAGNITUDES_PER_E_FOLD / ratio : Double.NaN,
        zeroPoint - 2.5 * Math.log10(LIMIT_SIGMA * error),
        significance,
        zeroPoint,
        fwhmPx,
        flags,
        runId);
  }

  /** This point with a baseline taken off; its error counts. */
  ForcedPoint less(double baseline, double baselineError) {
    return of(
        mjd,
        band,
        flux - baseline,
        Math.hypot(fluxError, baselineError),
        significance,
        zeroPoint,
        fwhmPx,
        flags,
        runId);
  }

  /** This point with more flags. */
  ForcedPoint flagged(int more) {
    return of(mjd, band, flux, fluxError, significance, zeroPoint, fwhmPx, flags | more, runId);
  }

  /** Whether the flux was measured. */
  public boolean isMeasured() {
    return Double.isFinite(flux) && fluxError > 0;
  }
}
