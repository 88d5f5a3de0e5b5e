package org.alidade.cube.internal.solve.gradient;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.FitSolver;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;

/**
 * Spectral projected gradients on the column-scaled fit (spec cubefit 6.7): one forward and one
 * adjoint product per step, slower than conjugate gradients and there for comparison.
 *
 * <p>Example: {@code new SpgSolver(problem, 1e-10, 10_000, monitor).run(x)}.
 */
public final class SpgSolver implements FitSolver {
  private final DescentLoop loop;

  /**
   * A solver for one problem.
   *
   * @param problem the fit
   * @param tolerance scaled optimality at which to stop
   * @param maximumIterations most iterations
   * @param monitor told about every iteration
   */
  public SpgSolver(
      FitProblem problem, double tolerance, int maximumIterations, SolveMonitor monitor) {
    this.loop = new DescentLoop(problem, tolerance, maximumIterations, monitor);
  }

  /**
   * Solves the problem; negative, non-finite and undetermined weights of the start vector count as
   * 0. If this throws, x is the best point so far.
   */
  @Override
  public SolverOutcome run(DoubleArray x) {
    return loop.run(x, SpgRule::new);
  }
}
