package org.alidade.cube.internal.solve.penalty;

import java.util.Arrays;
import org.alidade.cube.internal.solve.FitProblem;

/**
 * Curvatures of the data term, to which strengths of penalties are relative. Columns without light
 * take no part in any penalty, so that their weights stay zero.
 */
final class Curvatures {
  /** Columns with less than this share of the largest curvature count as empty. */
  private static final double EMPTY = 1e-14;

  private final double[] values;
  private final int populations;

  private Curvatures(double[] values, int populations) {
    this.values = values;
    this.populations = populations;
  }

  static Curvatures of(FitProblem problem) {
    double[] values = problem.dataCurvature().toArray();
    double least = EMPTY * Arrays.stream(values).max().orElse(0);
    for (int j = 0; j < values.length; j++) {
      values[j] = values[j] > least ? values[j] : 0;
    }
    return new Curvatures(values, problem.shape().populations());
  }

  /** Number of unknowns. */
  int unknowns() {
    return values.length;
  }

  /** Number of populations P. */
  int populations() {
    return populations;
  }

  /** Diagonal element j of {@code A' W A}; 0 for an empty column. */
  double get(int unknown) {
    return values[unknown];
  }

  /** Whether a column has light. */
  boolean isLit(int unknown) {
    return values[unknown] > 0;
  }

  /** Whether a component has a column with light. */
  boolean hasLight(int component) {
    return Arrays.stream(values, component * populations, (component + 1) * populations)
        .anyMatch(value -> value > 0);
  }

  /** Mean over the columns with light; 0 if there are none. */
  double mean() {
    return Arrays.stream(values).filter(value -> value > 0).average().orElse(0);
  }
}
