package org.alidade.cube.internal.solve.gradient;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.FitSolver;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;

/**
 * Conjugate gradients with projections on the column-scaled fit (spec cubefit 6.7): one forward and
 * one adjoint product per conjugate step, feasible and never worse from step to step.
 *
 * <p>Example: {@code new MprgpSolver(problem, 1e-10, 10_000, monitor).run(x)}.
 */
public final class MprgpSolver implements FitSolver {
  private final DescentLoop loop;

  /**
   * A solver for one problem.
   *
   * @param problem the fit
   * @param tolerance scaled optimality at which to stop
   * @param maximumIterations most iterations
   * @param monitor told about every iteration
   */
  public MprgpSolver(
      FitProblem problem, double tolerance, int maximumIterations, SolveMonitor monitor) {
    this.loop = new DescentLoop(problem, tolerance, maximumIterations, monitor);
  }

  /**
   * Solves the problem; negative, non-finite and undetermined weights of the start vector count as
   * 0. If this throws, x is the best point so far.
   */
  @Override
  public SolverOutcome run(DoubleArray x) {
    return loop.run(x, fit -> new MprgpRule(fit, StepBound.of(fit)));
  }
}
