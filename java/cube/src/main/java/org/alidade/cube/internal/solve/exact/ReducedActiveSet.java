package org.alidade.cube.internal.solve.exact;

import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.QuadraticPenalty;
import org.alidade.math.Nnls;
import org.alidade.math.NnlsObserver;
import org.alidade.math.NnlsSolution;

/**
 * Solves the fit with compressed templates on its Gram matrix, to rounding (spec cubefit 6.8).
 *
 * <p>Example: {@code double[] x = ReducedActiveSet.solve(gram, linear, List.of(), new double[n],
 * NnlsObserver.NONE).x()}.
 */
public final class ReducedActiveSet {
  private ReducedActiveSet() {}

  /**
   * Minimises over {@code x >= 0} from a start vector.
   *
   * @param gram reduced Gram matrix
   * @param linear reduced linear term {@link ReducedGram#linearTerm}, (C, q)
   * @param penalties terms added to the objective
   * @param start C*P values of which the positive ones count; their number should be some hundred
   * @param observer told about changes of the positive set
   */
  public static NnlsSolution solve(
      ReducedGram gram,
      DoubleArray linear,
      List<QuadraticPenalty> penalties,
      double[] start,
      NnlsObserver observer) {
    try (ReducedProblem problem = new ReducedProblem(gram, linear, penalties)) {
      return Nnls.solve(problem, start, observer);
    }
  }
}
