package org.alidade.cube.internal.solve;

import org.alidade.array.DoubleArray;

/** Finds weights from a start vector. */
public interface FitSolver {
  /**
   * Solves the problem.
   *
   * @param x weights, C*P values; start vector in, solution out
   * @throws org.alidade.array.InvalidStateException if the thread is interrupted
   */
  SolverOutcome run(DoubleArray x);
}
