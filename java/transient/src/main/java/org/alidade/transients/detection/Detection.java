package org.alidade.transients.detection;

import java.util.List;

/**
 * A candidate that was judged.
 *
 * @param raDegrees right ascension, degrees
 * @param decDegrees declination, degrees
 * @param x column, 0 at the centre of the first pixel
 * @param y row, 0 at the centre of the first pixel
 * @param score what was judged
 * @param type what it is taken for
 * @param significance S_corr, negative if the source faded
 * @param flux flux alpha, counts above the atmosphere
 * @param fluxError standard deviation of the flux, counts
 * @param flags names of the flags of the extraction
 * @param scorer what judged, see {@link CandidateScorer#description}
 */
public record Detection(
    double raDegrees,
    double decDegrees,
    double x,
    double y,
    Score score,
    DetectionType type,
    double significance,
    double flux,
    double fluxError,
    List<String> flags,
    String scorer) {
  /** Makes the list immutable. */
  public Detection {
    flags = List.copyOf(flags);
  }

  /** Column of the nearest pixel. */
  public int pixelX() {
    return (int) Math.rint(x);
  }

  /** Row of the nearest pixel. */
  public int pixelY() {
    return (int) Math.rint(y);
  }
}
