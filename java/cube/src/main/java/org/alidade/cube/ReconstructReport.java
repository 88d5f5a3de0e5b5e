package org.alidade.cube;

import java.time.Duration;

/**
 * What {@link Reconstruction#run} did.
 *
 * @param skipped whether a model cube of the same weights and matrix was there already
 * @param reason why it was skipped or written
 * @param slab how much of the matrix was worked on at a time
 * @param elapsed time taken
 */
public record ReconstructReport(boolean skipped, String reason, SlabSize slab, Duration elapsed) {}
