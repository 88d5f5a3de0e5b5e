package org.alidade.cube;

import java.time.Duration;
import java.util.List;

/**
 * What {@link Reconstruction#run} did.
 *
 * @param skipped whether all that was asked for was there already, of the same weights and matrix
 * @param reason why it was skipped, or why the first dataset was written
 * @param slab how much of the matrix was worked on at a time
 * @param elapsed time taken
 * @param written names of the datasets that were written
 * @param present names of the datasets that were there already
 */
public record ReconstructReport(
    boolean skipped,
    String reason,
    SlabSize slab,
    Duration elapsed,
    List<String> written,
    List<String> present) {
  /** Copies the lists. */
  public ReconstructReport {
    written = List.copyOf(written);
    present = List.copyOf(present);
  }
}
