package org.alidade.cube.internal.solve.gradient;

import java.util.function.Function;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;

/**
 * Repeats the steps of a method until the scaled optimality reaches the tolerance, and tells the
 * monitor about each.
 */
final class DescentLoop {
  private static final String PHASE = "iterate";

  /** Iterations after which gradient and objective are computed afresh against drift. */
  private static final int REFRESH_INTERVAL = 50;

  private final FitProblem problem;
  private final double tolerance;
  private final int maximumIterations;
  private final SolveMonitor monitor;

  DescentLoop(FitProblem problem, double tolerance, int maximumIterations, SolveMonitor monitor) {
    this.problem = problem;
    this.tolerance = tolerance;
    this.maximumIterations = maximumIterations;
    this.monitor = monitor;
  }

  /**
   * Runs to the end; whatever happens, x is the best feasible point met.
   *
   * @param x start vector in, weights out
   * @param method makes the rule of steps
   */
  SolverOutcome run(DoubleArray x, Function<ScaledFit, StepRule> method) {
    try (ScaledFit fit = new ScaledFit(problem)) {
      Run run = new Run(fit, x);
      try {
        run.iterate(method);
      } finally {
        run.storeBest();
        monitor.finish(x, run.iteration);
      }
      return run.outcome();
    }
  }

  /** State of one run. */
  private final class Run {
    private final ScaledFit fit;
    private final DoubleArray x;
    private final Iterate at;
    private final double[] best;
    private double bestObjective;
    private double kkt;
    private int iteration;

    Run(ScaledFit fit, DoubleArray x) {
      this.fit = fit;
      this.x = x;
      this.at = new Iterate(fit, fit.feasible(x));
      this.best = at.point().clone();
      this.bestObjective = at.objective();
      this.kkt = at.scaledKkt();
    }

    void iterate(Function<ScaledFit, StepRule> method) {
      report();
      if (kkt <= tolerance) {
        return; // the rule may cost products of its own
      }
      StepRule rule = method.apply(fit);
      while (kkt > tolerance && iteration < maximumIterations) {
        rule.step(at);
        iteration++;
        measure();
        report();
      }
    }

    /** An end by tolerance always rests on a gradient computed from the data. */
    private void measure() {
      kkt = at.scaledKkt();
      if (kkt <= tolerance || iteration % REFRESH_INTERVAL == 0) {
        at.refresh();
        kkt = at.scaledKkt();
      }
      if (at.objective() < bestObjective || kkt <= tolerance) {
        bestObjective = at.objective();
        System.arraycopy(at.point(), 0, best, 0, best.length);
      }
    }

    private void report() {
      fit.store(at.point(), x);
      double objective = at.objective();
      monitor.improved(PHASE, iteration, x, objective, kkt, at.nonZeros(), fit.rmse(objective, x));
    }

    void storeBest() {
      fit.store(best, x);
    }

    SolverOutcome outcome() {
      return SolverOutcome.ofAllRows(
          monitor.elapsedSeconds(),
          iteration,
          kkt <= tolerance,
          problem,
          fit.rmse(bestObjective, x));
    }
  }
}
