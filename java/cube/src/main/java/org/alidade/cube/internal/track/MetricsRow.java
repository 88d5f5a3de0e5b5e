package org.alidade.cube.internal.track;

/**
 * One row of metrics.
 *
 * @param epoch epoch, 0 for the start vector
 * @param timeSec unix seconds
 * @param trainRmseEwma running mean of the training error, NaN before the first spaxel
 * @param valRmse error on the validation sample, NaN if no validation was due
 * @param deltaXRel relative change of x since the row before, NaN in the first row of a run
 * @param nnz number of weights above 1e-12 of the largest
 * @param l1Norm sum of absolute weights
 * @param l2Norm Euclidean norm of the weights
 * @param massErrL1 sum of absolute differences between component mixture and orbit weights, NaN
 *     without orbit weights
 * @param massErrLinf largest of these differences
 */
public record MetricsRow(
    long epoch,
    double timeSec,
    double trainRmseEwma,
    double valRmse,
    double deltaXRel,
    long nnz,
    double l1Norm,
    double l2Norm,
    double massErrL1,
    double massErrLinf) {}
