package org.alidade.transients.difference;

import java.util.List;
import org.alidade.fits.FitsCard;

/**
 * With what a subtraction was made, for the headers of its files.
 *
 * <p>Example: {@code RunParameters.of("SCI-7", "REF-3", science.sigma(), reference.sigma(),
 * options)}.
 *
 * @param scienceId name of the science image
 * @param referenceId name of the reference image
 * @param scienceSigma noise of its background, counts
 * @param referenceSigma noise of the reference's background, counts
 * @param scienceFluxScale F_n
 * @param referenceFluxScale F_r
 * @param astrometricNoiseXPx scatter of the registration along x
 * @param astrometricNoiseYPx scatter of the registration along y
 * @param frequencyCut relative cut of frequencies
 */
public record RunParameters(
    String scienceId,
    String referenceId,
    double scienceSigma,
    double referenceSigma,
    double scienceFluxScale,
    double referenceFluxScale,
    double astrometricNoiseXPx,
    double astrometricNoiseYPx,
    double frequencyCut) {
  /** From the options of a proper subtraction. */
  public static RunParameters of(
      String scienceId,
      String referenceId,
      double scienceSigma,
      double referenceSigma,
      ZogyOptions options) {
    return new RunParameters(
        scienceId,
        referenceId,
        scienceSigma,
        referenceSigma,
        options.scienceFluxScale(),
        options.referenceFluxScale(),
        options.astrometricNoiseXPx(),
        options.astrometricNoiseYPx(),
        options.frequencyCut());
  }

  /** Header cards of the files, with what the subtraction gave. */
  List<FitsCard> cards(SubtractionResult result) {
    return List.of(
        FitsCard.of("ALGO", result.method(), "subtraction method"),
        FitsCard.of("FN", scienceFluxScale, "flux scale of the science image"),
        FitsCard.of("FR", referenceFluxScale, "flux scale of the reference image"),
        FitsCard.of("SN", scienceSigma, "background noise, science image"),
        FitsCard.of("SR", referenceSigma, "background noise, reference image"),
        FitsCard.of("BETA", scienceFluxScale / referenceFluxScale, "FN / FR"),
        FitsCard.of("FD", result.differenceScale(), "flux scale of the difference"),
        FitsCard.of("FS", result.scoreScale(), "score of a source of flux 1"),
        FitsCard.of("EPS", frequencyCut, "relative cut of frequencies"),
        FitsCard.of("NCUT", result.cutFrequencies(), "frequencies left out"),
        FitsCard.of("ASTX", astrometricNoiseXPx, "[pix] registration scatter in x"),
        FitsCard.of("ASTY", astrometricNoiseYPx, "[pix] registration scatter in y"),
        FitsCard.of("REFID", referenceId, "reference image"),
        FitsCard.of("SCIID", scienceId, "science image"));
  }
}
