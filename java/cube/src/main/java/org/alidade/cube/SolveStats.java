package org.alidade.cube;

/**
 * What a solve did.
 *
 * @param solver how the weights were found
 * @param elapsedSeconds seconds from start to end
 * @param iterations epochs (Kaczmarz), iterations (MPRGP, SPG) or rounds (exact) done
 * @param converged whether the tolerance was reached; Kaczmarz does not look at one
 * @param unknowns number of unknowns N
 * @param seed seed of all random choices; the same seed and options give the same x
 * @param ratioUsed whether the ratio penalty acted
 * @param ratioAnchor anchor component, -1 if the penalty did not act
 * @param ratioProbability chance of a trigger after a spaxel
 * @param ratioEta relaxation of a ratio step
 * @param ratioBatch steps per trigger
 * @param ratioMinWeight fraction of the largest weight below which a component was left alone
 * @param ratioSteps ratio steps taken
 * @param pixelsPerAperture most rows used per spaxel and epoch
 * @param warmStart the vector the solve started from: x_best, x_latest, X_global, x0, jacobi or
 *     zeros
 * @param rmseLast error of the last spaxel met on the way (Kaczmarz) or of all data, in flux units
 * @param rmseEpoch error over all rows of the last epoch met on the way (Kaczmarz) or of all data,
 *     in flux units
 * @param rowsUsed rows used
 * @param rowsSkipped rows passed over: without weight beside the others of their spaxel, or with a
 *     non-finite residual
 * @param trackerDropped messages the tracker dropped because its writer could not keep up
 * @param trackerFailure why the tracker stopped, empty if it did not
 */
public record SolveStats(
    Solver solver,
    double elapsedSeconds,
    long iterations,
    boolean converged,
    int unknowns,
    long seed,
    boolean ratioUsed,
    int ratioAnchor,
    double ratioProbability,
    double ratioEta,
    int ratioBatch,
    double ratioMinWeight,
    long ratioSteps,
    int pixelsPerAperture,
    String warmStart,
    double rmseLast,
    double rmseEpoch,
    long rowsUsed,
    long rowsSkipped,
    long trackerDropped,
    String trackerFailure) {}
