package org.alidade.cube;

/**
 * How far a solve has come.
 *
 * @param epoch present epoch, from 1
 * @param spaxelsDone spaxels finished in this epoch
 * @param spaxels spaxels of an epoch
 * @param batchRmse error of the last spaxel met on the way, in flux units
 * @param epochRmse error over the rows of this epoch so far met on the way, in flux units
 * @param rowsUsed rows used since the start
 * @param rowsSkipped rows passed over since the start
 * @param elapsedSeconds seconds since the start
 * @param remainingSeconds expected seconds to the end
 */
public record SolveProgress(
    int epoch,
    int spaxelsDone,
    int spaxels,
    double batchRmse,
    double epochRmse,
    long rowsUsed,
    long rowsSkipped,
    double elapsedSeconds,
    double remainingSeconds) {}
