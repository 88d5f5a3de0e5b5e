package org.alidade.cube;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.track.FitHistory;
import org.alidade.cube.internal.track.Usability;

/**
 * The vector a solve starts from.
 *
 * @param label where it comes from: x_best, x_latest, X_global, x0, jacobi, nnls or zeros
 * @param x weights, C*P values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record StartVector(String label, double[] x) {
  /**
   * Chooses as the warm start says.
   *
   * @param options warm start and x0
   * @param unknowns length of the vector
   * @param history vectors of earlier runs
   * @param jacobi makes the Jacobi seed
   * @param nnls makes the seed from a patch
   * @throws BadInputException if the passed x0 is needed and cannot be used
   * @throws InvalidStateException if there is nothing to resume from
   */
  static StartVector choose(
      SolveOptions options,
      int unknowns,
      FitHistory history,
      Supplier<double[]> jacobi,
      Supplier<double[]> nnls) {
    return switch (options.warmStart()) {
      case ZEROS -> new StartVector("zeros", new double[unknowns]);
      case JACOBI -> new StartVector("jacobi", jacobi.get());
      case NNLS -> new StartVector("nnls", nnls.get());
      case X0 -> passed(options, unknowns);
      case AUTO ->
          options.x0() != null
              ? passed(options, unknowns)
              : earlier(history).orElseGet(() -> fresh(options, unknowns, jacobi));
      case RESUME -> earlier(history).orElseGet(() -> resumeFromPassed(options, unknowns, history));
    };
  }

  /** The exact solver takes no advantage of a start with all weights positive. */
  private static StartVector fresh(SolveOptions options, int unknowns, Supplier<double[]> jacobi) {
    return options.solver() == Solver.EXACT
        ? new StartVector("zeros", new double[unknowns])
        : new StartVector("jacobi", jacobi.get());
  }

  private static Optional<StartVector> earlier(FitHistory history) {
    return history.starts().stream()
        .findFirst()
        .map(start -> new StartVector(start.name(), start.x()));
  }

  private static StartVector passed(SolveOptions options, int unknowns) {
    double[] x0 = options.x0();
    if (x0 == null) {
      throw new BadInputException(
          "warm start x0 without a vector", "x0", "pass x0 or choose another warm start");
    }
    Optional<String> problem = Usability.problem(x0, unknowns);
    if (problem.isPresent()) {
      throw new BadInputException(
          "the start vector cannot be used, " + problem.get(),
          "x0",
          "pass " + unknowns + " finite numbers, or warm start zeros for all zero");
    }
    return new StartVector("x0", x0);
  }

  private static StartVector resumeFromPassed(
      SolveOptions options, int unknowns, FitHistory history) {
    if (options.x0() != null) {
      return passed(options, unknowns);
    }
    List<String> reasons = history.messages();
    throw new InvalidStateException(
        "there is no earlier fit to resume from"
            + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")"),
        "warm start resume",
        "choose warm start auto or jacobi, or pass x0");
  }
}
