package org.alidade.lightcurve.smoothing;

/**
 * What remains of values after {@link SigmaClip sigma clipping}.
 *
 * @param rejected one per value: true where it was clipped or is not finite
 * @param kept number of values kept
 * @param lowest smallest value kept, NaN if none is
 * @param highest largest value kept, NaN if none is
 * @param median median of the values kept, NaN if none is
 * @param standardDeviation population standard deviation (divided by n) of the values kept, NaN if
 *     none is
 */
@SuppressWarnings("ArrayRecordComponent") // a mask, owned by whoever clipped
public record ClippedSample(
    boolean[] rejected,
    int kept,
    double lowest,
    double highest,
    double median,
    double standardDeviation) {
  /** Number of values clipped or not finite. */
  public int rejectedCount() {
    return rejected.length - kept;
  }
}
