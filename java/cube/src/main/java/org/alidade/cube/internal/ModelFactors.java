package org.alidade.cube.internal;

import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.DoubleMatrix;

/**
 * The factors of the matrix, {@code A[(s, l), (c, p)] = sum_k b[s, c, k] U[p, k, l]} with {@code
 * U[p, k] = rebin(shift(Tem[p], k))} (spec cubefit 6.1), in float64.
 */
public interface ModelFactors {
  /** Sizes S, C, P, L. */
  CubeShape shape();

  /** Number of taps m. */
  int taps();

  /** Templates (P, T); not to be changed or closed. */
  DoubleArray templates();

  /** First tap with light of a component in any spaxel. */
  int firstTap(int component);

  /** Tap after the last with light of a component; equal to the first if it has no light. */
  int endTap(int component);

  /**
   * Scaled kernels b of one component in all spaxels.
   *
   * @param component the component
   * @param from first tap wanted, may lie outside the occupied ones
   * @param out (S, wanted taps), overwritten
   */
  void copyTaps(int component, int from, DoubleMatrix out);

  /**
   * Shifts a spectrum by every tap and rebins it.
   *
   * @param spectra (n, T) spectra
   * @param row which of them
   * @param out (L, m), overwritten
   */
  void shifted(DoubleArray spectra, int row, DoubleArray out);

  /**
   * Products of residuals with models of other templates, {@code out[c, i] = sum_{s, l} r[s, l]
   * model(c, i)[s, l]}.
   *
   * @param residual (S, L), zero where a pixel does not count
   * @param spectra (q, T) templates
   * @param out (C, q), overwritten
   */
  void adjoint(DoubleArray residual, DoubleArray spectra, DoubleArray out);
}
