package org.alidade.cube.uncertainty;

import org.alidade.cube.CubeData;

/** Solves a fit for other data of the same geometry; called by several threads at once. */
@FunctionalInterface
interface ReplicaSolver {
  /**
   * The optimal weights.
   *
   * @param data spectra of the same mask, finite where the data of the fit are
   * @param start C*P weights to start from
   */
  double[] solve(CubeData data, double[] start);
}
