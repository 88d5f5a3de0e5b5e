package org.alidade.cube;

import org.alidade.array.DoubleArray;

/**
 * The matrix A of the fit: weights x (C*P) to model spectra (S, L), dimensionless times flux units
 * of the models.
 *
 * <p>Two implementations give the same numbers: the hypercube on disk and the product that never
 * forms it. Solvers, reconstruction and diagnostics cannot tell which one they hold. Pixels are the
 * full L; masks and weights belong to the caller. An operator may be used by several threads at
 * once.
 *
 * <p>Example: {@code operator.forward(x, model)} computes {@code model[s, l] = sum_j A[(s, l), j] *
 * x[j]}.
 */
public interface CubeOperator extends AutoCloseable {
  /** Sizes S, C, P, L. */
  CubeShape shape();

  /**
   * Model spectra {@code A x} of a range of spaxels.
   *
   * @param firstSpaxel first spaxel
   * @param count number of spaxels
   * @param x weights, C*P values
   * @param out (count, L), overwritten
   */
  void forward(int firstSpaxel, int count, DoubleArray x, DoubleArray out);

  /**
   * Model spectra {@code A x} of all spaxels.
   *
   * @param x weights, C*P values
   * @param out (S, L), overwritten
   */
  default void forward(DoubleArray x, DoubleArray out) {
    forward(0, shape().spaxels(), x, out);
  }

  /**
   * {@code A' r}: the transpose applied to residuals.
   *
   * @param residual (S, L), zero where a pixel does not count
   * @param out C*P values, overwritten
   */
  void adjoint(DoubleArray residual, DoubleArray out);

  /**
   * Rows of one spaxel as float32, with their squared norms.
   *
   * @param spaxel index in [0, S)
   * @param pixels distinct pixels in ascending order, at most {@code block.capacity()}
   * @param block filled with one row of C*P elements per pixel
   */
  void rows(int spaxel, int[] pixels, RowBlock block);

  /**
   * Column energies and products over chosen spaxels: {@code energy[j] = sum w A^2}, {@code
   * product[j] = sum w A y}.
   *
   * @param spaxels the spaxels to sum over
   * @param weights (S, L) weights w, zero where a pixel does not count
   * @param y (S, L) data, finite where the weight is not zero
   * @param energy C*P values, overwritten
   * @param product C*P values, overwritten
   */
  void energies(
      int[] spaxels, DoubleArray weights, DoubleArray y, DoubleArray energy, DoubleArray product);

  /**
   * Exact float64 columns {@code A e_j} on a range of spaxels.
   *
   * <p>Callers that need all spaxels ask for one block of them after the other with the same list
   * of unknowns, which operators exploit.
   *
   * @param firstSpaxel first spaxel
   * @param count number of spaxels
   * @param unknowns the columns j, each in [0, C*P), in any order
   * @param out (unknowns.length, count, L), overwritten
   */
  default void columns(int firstSpaxel, int count, int[] unknowns, DoubleArray out) {
    GeneralProducts.columns(this, firstSpaxel, count, unknowns, out);
  }

  /**
   * Column energies over all spaxels with one weight per pixel: {@code energy[j] = sum over s, l of
   * w[l] A^2} (spec cubefit 6.5).
   *
   * @param pixelWeights L weights of zero or more; zero where a pixel does not count
   * @param energy C*P values, overwritten
   */
  default void columnEnergies(double[] pixelWeights, DoubleArray energy) {
    GeneralProducts.columnEnergies(this, pixelWeights, energy);
  }

  /**
   * Squared norms of all rows of one spaxel: {@code out[l] = sum over j of A^2} (spec cubefit 6.5).
   *
   * @param spaxel index in [0, S)
   * @param out L values, overwritten
   */
  default void rowNorms(int spaxel, DoubleArray out) {
    GeneralProducts.rowNorms(this, spaxel, out);
  }

  /**
   * Weighted sums of the columns over all spaxels: {@code flux[j] = sum over s, l of w[l] A} (spec
   * cubefit 6.5).
   *
   * @param pixelWeights L weights; zero where a pixel does not count
   * @param flux C*P values, overwritten
   */
  default void columnFluxes(double[] pixelWeights, DoubleArray flux) {
    GeneralProducts.columnFluxes(this, pixelWeights, flux);
  }

  /**
   * Float operations of one product over all spaxels, forward or adjoint, when no weight is zero:
   * what is known to be empty is not counted.
   */
  default double productFlops() {
    return 2.0 * shape().elements();
  }

  /**
   * Largest number of worker threads that the products of whole cubes use; results do not depend on
   * it.
   */
  int threads();

  /** Releases native memory and files. */
  @Override
  void close();
}
