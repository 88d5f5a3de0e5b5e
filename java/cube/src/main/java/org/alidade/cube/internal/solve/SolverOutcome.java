package org.alidade.cube.internal.solve;

/**
 * Figures of a finished solve.
 *
 * @param elapsedSeconds seconds from start to end
 * @param iterations epochs, iterations or rounds done
 * @param converged whether the tolerance was reached; row actions do not look at one
 * @param rmseLast root mean square error of the last spaxel (row actions) or of all data, in flux
 *     units
 * @param rmseEpoch root mean square error over the last epoch (row actions) or of all data
 * @param rowsUsed rows used
 * @param rowsSkipped rows passed over, values that are not finite included
 */
public record SolverOutcome(
    double elapsedSeconds,
    long iterations,
    boolean converged,
    double rmseLast,
    double rmseEpoch,
    long rowsUsed,
    long rowsSkipped) {
  /** Figures of a solver that uses all rows in every iteration. */
  public static SolverOutcome ofAllRows(
      double elapsedSeconds, long iterations, boolean converged, FitProblem problem, double rmse) {
    return new SolverOutcome(
        elapsedSeconds,
        iterations,
        converged,
        rmse,
        rmse,
        problem.rowsUsed(),
        problem.rowsMissing());
  }
}
