package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * How a reference is brought onto the pixels of a science image (spec transient 10.6).
 *
 * @param registration how stars refine it
 * @param psf how the point-spread function of the resampled reference is measured
 * @param measuresPsf whether it is measured there; else the native one is turned and stretched
 * @param leastOverlap least fraction of the science image that the reference covers, 0 to 1
 * @param greatestRmsPx stars that scatter by more per axis are an error, pixels
 * @param poorRmsPx stars that scatter by more per axis are flagged, pixels
 * @param allowsMissingWcs whether images without world coordinates are shifted by their stars
 */
public record AlignmentOptions(
    RegistrationOptions registration,
    PsfOptions psf,
    boolean measuresPsf,
    double leastOverlap,
    double greatestRmsPx,
    double poorRmsPx,
    boolean allowsMissingWcs) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public AlignmentOptions {
    if (!(leastOverlap >= 0 && leastOverlap <= 1) || !(greatestRmsPx >= poorRmsPx)) {
      throw new BadInputException(
          "an overlap of " + leastOverlap + ", scatters of " + poorRmsPx + " and " + greatestRmsPx,
          "options of alignment",
          "give a fraction and two scatters in order");
    }
  }

  /** Measured point-spread function, overlap 0.85, scatter up to 0.3 pixels, flagged from 0.1. */
  public static AlignmentOptions defaults() {
    return new AlignmentOptions(
        RegistrationOptions.defaults(), PsfOptions.defaults(), true, 0.85, 0.3, 0.1, false);
  }

  /** These options with another registration. */
  public AlignmentOptions withRegistration(RegistrationOptions value) {
    return new AlignmentOptions(
        value, psf, measuresPsf, leastOverlap, greatestRmsPx, poorRmsPx, allowsMissingWcs);
  }

  /** These options with another measurement of the point-spread function. */
  public AlignmentOptions withPsf(PsfOptions value) {
    return new AlignmentOptions(
        registration, value, true, leastOverlap, greatestRmsPx, poorRmsPx, allowsMissingWcs);
  }

  /** These options with the native point-spread function turned and stretched. */
  public AlignmentOptions withTransformedPsf() {
    return new AlignmentOptions(
        registration, psf, false, leastOverlap, greatestRmsPx, poorRmsPx, allowsMissingWcs);
  }

  /** These options with another least overlap. */
  public AlignmentOptions withLeastOverlap(double value) {
    return new AlignmentOptions(
        registration, psf, measuresPsf, value, greatestRmsPx, poorRmsPx, allowsMissingWcs);
  }

  /** These options with other limits of the scatter. */
  public AlignmentOptions withRmsPx(double poor, double greatest) {
    return new AlignmentOptions(
        registration, psf, measuresPsf, leastOverlap, greatest, poor, allowsMissingWcs);
  }

  /** These options for images with or without world coordinates. */
  public AlignmentOptions allowingMissingWcs() {
    return new AlignmentOptions(
        registration, psf, measuresPsf, leastOverlap, greatestRmsPx, poorRmsPx, true);
  }
}
