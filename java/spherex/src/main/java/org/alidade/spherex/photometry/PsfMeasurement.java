package org.alidade.spherex.photometry;

/**
 * A flux from a fit of the point-spread function (spec spherex 16.1).
 *
 * @param status whether there is one; without, all numbers but the used weight are NaN
 * @param fluxMicrojansky flux, uJy
 * @param fluxErrorMicrojansky standard error, uJy
 * @param backgroundLevel background at the source, uJy/arcsec^2
 * @param reducedChiSquared chi squared per degree of freedom
 * @param usedWeight fraction of the source's light on usable pixels
 * @param shiftX columns that the position was moved by; 0 if it was not fitted or not moved
 * @param shiftY rows that the position was moved by
 * @param shiftAccepted whether a wanted fit of the position succeeded
 * @param neighbours sources that were fitted together with this one
 */
public record PsfMeasurement(
    PsfStatus status,
    double fluxMicrojansky,
    double fluxErrorMicrojansky,
    double backgroundLevel,
    double reducedChiSquared,
    double usedWeight,
    double shiftX,
    double shiftY,
    boolean shiftAccepted,
    int neighbours) {
  /** A source that could not be fitted. */
  static PsfMeasurement refused(PsfStatus status, double usedWeight) {
    return new PsfMeasurement(
        status, Double.NaN, Double.NaN, Double.NaN, Double.NaN, usedWeight, 0, 0, false, 0);
  }

  /** Flux over error; 0 when the error is not positive. */
  public double signalToNoise() {
    return fluxErrorMicrojansky > 0 ? fluxMicrojansky / fluxErrorMicrojansky : 0;
  }
}
