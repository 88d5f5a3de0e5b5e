package org.alidade.lvm;

import org.jspecify.annotations.Nullable;

/**
 * How much each criterion flags, by itself, in the clipped data and whatever strategies are chosen
 * (spec lvm 6.5).
 *
 * @param nans missing flux values
 * @param badFlux pixels at or below the lower flux limit
 * @param badFluxMedian spaxels whose median flux is out of range or all of whose flux is missing
 * @param fibreStatus spaxels whose fibre status is not wanted
 * @param mask pixels that the reduction pipeline masked
 * @param anyBad pixels and spaxels flagged by any of these
 * @param pixels pixels in all
 * @param spaxels spaxels in all
 */
public record FilterReport(
    Count nans,
    Count badFlux,
    Count badFluxMedian,
    Count fibreStatus,
    Count mask,
    Count anyBad,
    long pixels,
    long spaxels) {

  /**
   * Flagged pixels and spaxels; null where a criterion does not count them.
   *
   * @param pixels flagged pixels
   * @param spaxels flagged spaxels
   */
  public record Count(@Nullable Long pixels, @Nullable Long spaxels) {}
}
