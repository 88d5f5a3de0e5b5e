package org.alidade.cube;

import java.util.List;

/**
 * The solution and how it came about.
 *
 * <p>Example: {@code double[] x = runner.solveAll(options).x();}
 */
public final class SolveResult {
  private final double[] x;
  private final SolveStats stats;
  private final Optimality optimality;
  private final List<String> messages;

  SolveResult(double[] x, SolveStats stats, Optimality optimality, List<String> messages) {
    this.x = x.clone();
    this.stats = stats;
    this.optimality = optimality;
    this.messages = List.copyOf(messages);
  }

  /** Weights, C*P values, unknown {@code j = c * P + p}; a copy. */
  public double[] x() {
    return x.clone();
  }

  /** Figures of the solve. */
  public SolveStats stats() {
    return stats;
  }

  /** How far the weights are from the optimum; unknown if the options did not ask for it. */
  public Optimality optimality() {
    return optimality;
  }

  /** Things the user should know, such as start vectors that could not be used; in order. */
  public List<String> messages() {
    return messages;
  }
}
