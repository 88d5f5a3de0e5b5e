package org.alidade.transients.image;

import org.alidade.array.BadInputException;
import org.alidade.extraction.CosmicRayOptions;

/**
 * How a single image is prepared.
 *
 * <p>Example: {@code PreprocessOptions.defaults().withPsf(PsfOptions.defaults().withOrder(2))}.
 *
 * @param calibration masters to apply; an empty one for images that are calibrated already
 * @param masks what is marked
 * @param marksCosmicRays whether cosmic rays are looked for
 * @param cosmicRays how they are told from stars
 * @param sky how the background is estimated
 * @param psf how the point-spread function is measured
 * @param sourceThreshold multiple of the noise that pixels of sources exceed
 * @param typicalFwhmPx width of stars that is usual for the survey, pixels; NaN if unknown
 */
public record PreprocessOptions(
    Calibration calibration,
    MaskOptions masks,
    boolean marksCosmicRays,
    CosmicRayOptions cosmicRays,
    SkyOptions sky,
    PsfOptions psf,
    double sourceThreshold,
    double typicalFwhmPx) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public PreprocessOptions {
    if (!(sourceThreshold > 0) || typicalFwhmPx <= 0) {
      throw new BadInputException(
          "a threshold of " + sourceThreshold + " and a typical width of " + typicalFwhmPx,
          "options of preprocessing",
          "give positive numbers");
    }
  }

  /** No calibration, cosmic rays marked, sources above 3 sigma, the defaults of the parts. */
  public static PreprocessOptions defaults() {
    return new PreprocessOptions(
        new Calibration(null, null, null),
        MaskOptions.defaults(),
        true,
        CosmicRayOptions.defaults(),
        SkyOptions.defaults(),
        PsfOptions.defaults(),
        3,
        Double.NaN);
  }

  /** These options with masters to apply. */
  public PreprocessOptions withCalibration(Calibration value) {
    return new PreprocessOptions(
        value, masks, marksCosmicRays, cosmicRays, sky, psf, sourceThreshold, typicalFwhmPx);
  }

  /** These options with other marks. */
  public PreprocessOptions withMasks(MaskOptions value) {
    return new PreprocessOptions(
        calibration, value, marksCosmicRays, cosmicRays, sky, psf, sourceThreshold, typicalFwhmPx);
  }

  /** These options with cosmic rays left alone. */
  public PreprocessOptions withoutCosmicRays() {
    return new PreprocessOptions(
        calibration, masks, false, cosmicRays, sky, psf, sourceThreshold, typicalFwhmPx);
  }

  /** These options with another search for cosmic rays. */
  public PreprocessOptions withCosmicRays(CosmicRayOptions value) {
    return new PreprocessOptions(
        calibration, masks, true, value, sky, psf, sourceThreshold, typicalFwhmPx);
  }

  /** These options with another background. */
  public PreprocessOptions withSky(SkyOptions value) {
    return new PreprocessOptions(
        calibration,
        masks,
        marksCosmicRays,
        cosmicRays,
        value,
        psf,
        sourceThreshold,
        typicalFwhmPx);
  }

  /** These options with another point-spread function. */
  public PreprocessOptions withPsf(PsfOptions value) {
    return new PreprocessOptions(
        calibration,
        masks,
        marksCosmicRays,
        cosmicRays,
        sky,
        value,
        sourceThreshold,
        typicalFwhmPx);
  }

  /** These options with a typical width of stars. */
  public PreprocessOptions withTypicalFwhmPx(double value) {
    return new PreprocessOptions(
        calibration, masks, marksCosmicRays, cosmicRays, sky, psf, sourceThreshold, value);
  }
}
