package org.alidade.transients.difference;

import java.util.Set;

/**
 * A place where the images differ, with what was measured there (spec transient 13.1 to 13.5).
 * Fluxes are in units of the flux scales of the subtraction, negative where the source faded.
 *
 * @param x column, pixels from 0 at the centre of the first
 * @param y row, likewise
 * @param raDegrees right ascension, NaN without world coordinates
 * @param decDegrees declination, NaN without world coordinates
 * @param flux flux of a point source
 * @param fluxError its standard error
 * @param significance S_corr at the nearest pixel
 * @param psfFlux flux from a fit of the point-spread function to the difference image, 11 x 11
 * @param psfChiSquare chi square of that fit per degree of freedom
 * @param apertureFlux flux within 3 pixels, of the ring from 6 to 8 removed, without aperture
 *     correction
 * @param fwhmPx full width at half maximum from second moments, NaN if they make no sense
 * @param ellipticity one minus the ratio of the axes
 * @param angleDegrees direction of the long axis from x towards y
 * @param negativePixels pixels of the other sign among the 5 x 5 around
 * @param maskedPixels masked pixels among them
 * @param sumRatio their sum over the sum of their absolute values, positive for a clean source
 * @param edgeDistancePx distance to the border
 * @param neighbourDistancePx distance to the nearest source of the reference image, NaN if not
 *     known
 * @param neighbourFlux flux of that source in counts of the reference image, NaN if not known
 * @param scienceHitExcess log-likelihood of a particle hit on the science image minus that of a
 *     point source
 * @param referenceHitExcess the same for the reference image
 * @param flags what makes it doubtful
 */
public record Candidate(
    double x,
    double y,
    double raDegrees,
    double decDegrees,
    double flux,
    double fluxError,
    double significance,
    double psfFlux,
    double psfChiSquare,
    double apertureFlux,
    double fwhmPx,
    double ellipticity,
    double angleDegrees,
    int negativePixels,
    int maskedPixels,
    double sumRatio,
    double edgeDistancePx,
    double neighbourDistancePx,
    double neighbourFlux,
    double scienceHitExcess,
    double referenceHitExcess,
    Set<CandidateFlag> flags) {
  /** Keeps a copy of the flags. */
  public Candidate {
    flags = Set.copyOf(flags);
  }

  /** The same candidate with its position on the sky. */
  Candidate at(double rightAscensionDegrees, double declinationDegrees) {
    return new Candidate(
        x,
        y,
        rightAscensionDegrees,
        declinationDegrees,
        flux,
        fluxError,
        significance,
        psfFlux,
        psfChiSquare,
        apertureFlux,
        fwhmPx,
        ellipticity,
        angleDegrees,
        negativePixels,
        maskedPixels,
        sumRatio,
        edgeDistancePx,
        neighbourDistancePx,
        neighbourFlux,
        scienceHitExcess,
        referenceHitExcess,
        flags);
  }

  /** Whether the source became brighter. */
  public boolean isPositive() {
    return flux >= 0;
  }

  /** Whether a flag is set. */
  public boolean has(CandidateFlag flag) {
    return flags.contains(flag);
  }

  /** Ratio of the long axis to the short one. */
  public double elongation() {
    return 1 / (1 - ellipticity);
  }

  /** Flux over its error. */
  public double signalToNoise() {
    return flux / fluxError;
  }
}
