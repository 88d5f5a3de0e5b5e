package org.alidade.cube.internal.solve.exact;

import org.alidade.array.DoubleArray;
import org.alidade.cube.Optimality;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.FitSolver;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The exact optimum: active set on the reduced Gram matrix, then polish with the exact matrix (spec
 * cubefit 6.8). Without a reduced Gram matrix the polish starts from the weights given.
 */
public final class ExactSolver implements FitSolver {
  private static final String TAG = "cube.exact";

  /** A start with more positive weights than this would cost the active set more than it saves. */
  private static final int MOST_START = 1000;

  private final FitProblem problem;
  private final @Nullable ReducedGram gram;
  private final double tolerance;
  private final int mostRounds;
  private final SolveMonitor monitor;

  /**
   * A solver for one problem.
   *
   * @param gram reduced Gram matrix of the problem, or null; stays the caller's
   * @param tolerance scaled optimality that counts as converged
   * @param mostRounds most rounds of the polish
   */
  public ExactSolver(
      FitProblem problem,
      @Nullable ReducedGram gram,
      double tolerance,
      int mostRounds,
      SolveMonitor monitor) {
    this.problem = problem;
    this.gram = gram;
    this.tolerance = tolerance;
    this.mostRounds = mostRounds;
    this.monitor = monitor;
  }

  @Override
  public SolverOutcome run(DoubleArray x) {
    if (problem.dataNorm() == 0) {
      x.fill(0); // the optimum, which rounding would only approach
    } else if (gram != null) {
      reduce(gram, x);
    }
    ExactPolish.Outcome polished = new ExactPolish(problem, monitor).run(x, 1, mostRounds);
    Optimality optimality = polished.optimality();
    monitor.finish(x, polished.rounds() + 1);
    double dataTerm = optimality.objective() - problem.penaltyValue(x);
    return SolverOutcome.ofAllRows(
        monitor.elapsedSeconds(),
        polished.rounds() + 1L,
        optimality.scaledKkt() <= tolerance,
        problem,
        problem.rmse(Math.max(0, dataTerm)));
  }

  private void reduce(ReducedGram reduced, DoubleArray x) {
    try (DoubleArray linear = DoubleArray.allocate(TAG, reduced.components(), reduced.rank());
        DoubleArray weighted = problem.weightedData()) {
      reduced.linearTerm(weighted, linear);
      double[] solution =
          ReducedActiveSet.solve(
                  reduced,
                  linear,
                  problem.penalties(),
                  start(x),
                  (changes, positive) -> {
                    if (changes % 16 == 0) {
                      monitor.working("active set", changes, 0, x);
                    }
                  })
              .x();
      x.copyFrom(solution, 0, 0, solution.length);
    }
  }

  /** The weights given, if they are few enough to start from; else zero. */
  private static double[] start(DoubleArray x) {
    double[] values = x.toArray();
    int positive = 0;
    for (double value : values) {
      positive += value > 0 ? 1 : 0;
    }
    return positive <= MOST_START ? values : new double[values.length];
  }
}
