package org.alidade.cube.uncertainty;

import org.alidade.array.DoubleArray;

/** Solves a fit for other data of the same geometry; called by several threads at once. */
@FunctionalInterface
interface ReplicaSolver {
  /**
   * The optimal weights.
   *
   * @param spectra data (S, L), finite where the data of the fit are
   * @param start C*P weights to start from
   */
  double[] solve(DoubleArray spectra, double[] start);
}
