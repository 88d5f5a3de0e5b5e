package org.alidade.cube.internal.solve;

/**
 * Figures of a finished Kaczmarz solve.
 *
 * @param elapsedSeconds seconds from start to end
 * @param rmseLast error of the last spaxel
 * @param rmseEpoch error over the last epoch
 * @param rowsUsed rows used
 * @param rowsSkipped rows passed over, values that are not finite included
 */
public record KaczmarzOutcome(
    double elapsedSeconds, double rmseLast, double rmseEpoch, long rowsUsed, long rowsSkipped) {}
