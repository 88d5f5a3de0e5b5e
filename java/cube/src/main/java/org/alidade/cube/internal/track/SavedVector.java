package org.alidade.cube.internal.track;

/**
 * A vector of weights as it was saved.
 *
 * @param x weights, not to be changed
 * @param epoch epoch it belongs to, 0 for the start vector
 * @param timeSec when it was taken, unix seconds
 * @param valRmse its error on the validation sample, NaN if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SavedVector(double[] x, long epoch, double timeSec, double valRmse) {
  SavedVector withValRmse(double rmse) {
    return new SavedVector(x, epoch, timeSec, rmse);
  }
}
