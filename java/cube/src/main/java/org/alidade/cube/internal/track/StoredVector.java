package org.alidade.cube.internal.track;

/**
 * A vector of weights as a file holds it, before anybody trusts it.
 *
 * @param name where it stands, such as x_best
 * @param x weights, of any length
 * @param fingerprint recorded fingerprint of the matrix, empty if there is none
 * @param epoch recorded epoch, 0 if there is none
 * @param timeSec recorded unix seconds, negative infinity if there are none
 * @param valRmse recorded validation error, NaN if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record StoredVector(
    String name, double[] x, String fingerprint, long epoch, double timeSec, double valRmse) {
  SavedVector saved() {
    return new SavedVector(x, epoch, timeSec, valRmse);
  }
}
