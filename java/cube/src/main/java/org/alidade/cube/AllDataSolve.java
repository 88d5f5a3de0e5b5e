package org.alidade.cube;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.cube.internal.solve.Certificate;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.cube.internal.solve.FitSolver;
import org.alidade.cube.internal.solve.Refinements;
import org.alidade.cube.internal.solve.SolveMonitor;
import org.alidade.cube.internal.solve.SolverOutcome;
import org.alidade.cube.internal.solve.exact.ExactSolver;
import org.alidade.cube.internal.solve.exact.ReducedGram;
import org.alidade.cube.internal.solve.gradient.MprgpSolver;
import org.alidade.cube.internal.solve.gradient.SpgSolver;
import org.alidade.cube.internal.solve.penalty.Penalties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A solve by a solver that works on all data at once: exact, MPRGP or SPG. */
final class AllDataSolve {
  private static final Logger LOG = LoggerFactory.getLogger(AllDataSolve.class);

  /** Where the reduced Gram matrix does not fit, MPRGP comes this near before the polish. */
  private static final double ROUGH_TOLERANCE = 1e-6;

  private final Path cubeFile;
  private final SolveOptions options;
  private final List<String> messages;
  private final SolveMonitor monitor;

  /**
   * Prepares a solve.
   *
   * @param messages takes what the user should know
   */
  AllDataSolve(
      Path cubeFile,
      SolveOptions options,
      List<String> messages,
      Tracker tracker,
      InstantSource clock) {
    this.cubeFile = cubeFile;
    this.options = options;
    this.messages = messages;
    this.monitor = new SolveMonitor(tracker, options.listener(), clock);
  }

  /** Figures and optimality of a solve. */
  record Outcome(SolverOutcome figures, Optimality optimality) {}

  /**
   * Solves a problem with the penalties of the options, and then projects its solution.
   *
   * @param plain the problem without penalties
   * @param orbitWeights C weights or null
   * @param refinements what happens to the solution
   * @param x start in, solution out
   */
  Outcome run(
      FitProblem plain, double @Nullable [] orbitWeights, Refinements refinements, DoubleArray x) {
    double[] weights = orbitWeights == null ? null : refinements.supported().restrict(orbitWeights);
    try (FitProblem problem =
        plain.withPenalties(
            Penalties.of(
                Penalties.strengths(options),
                plain,
                PopulationGrid.read(cubeFile),
                weights,
                options.ratio()))) {
      SolverOutcome figures = solve(problem, x);
      if (refinements.project(x)) {
        monitor.finish(x, Math.toIntExact(figures.iterations()));
      }
      Optimality optimality = options.certify() ? Certificate.of(problem, x) : Optimality.UNKNOWN;
      if (!figures.converged()) {
        messages.add(
            "the solver stopped after "
                + figures.iterations()
                + " iterations before its tolerance of "
                + options.tolerance()
                + " was reached");
      }
      return new Outcome(figures, optimality);
    }
  }

  private SolverOutcome solve(FitProblem problem, DoubleArray x) {
    return switch (options.solver()) {
      case EXACT -> exact(problem, x);
      case SPG ->
          new SpgSolver(problem, options.tolerance(), options.maximumIterations(), monitor).run(x);
      default ->
          new MprgpSolver(problem, options.tolerance(), options.maximumIterations(), monitor)
              .run(x);
    };
  }

  private SolverOutcome exact(FitProblem problem, DoubleArray x) {
    CubeOperator operator = problem.operator();
    if (operator instanceof ModelFactors factors) {
      return exact(problem, factors, x);
    }
    // Stored models have no factors: the inputs they were made from have.
    try (CubeOperator inputs = CubeOperators.matrixFree(cubeFile, options.threads())) {
      return exact(problem, (ModelFactors) inputs, x);
    }
  }

  private SolverOutcome exact(FitProblem problem, ModelFactors factors, DoubleArray x) {
    Optional<ReducedGram> gram =
        ReducedGram.within(
            options.residentBudgetBytes(),
            problem,
            factors,
            options.templateRank(),
            options.threads(),
            (done, total) -> monitor.working("reduced Gram", done, total, x));
    if (gram.isEmpty()) {
      messages.add(
          "the reduced Gram matrix does not fit in memory; the polish starts from a rough MPRGP"
              + " solution");
      new MprgpSolver(problem, ROUGH_TOLERANCE, options.maximumIterations(), monitor).run(x);
      return polish(problem, null, x);
    }
    try (ReducedGram reduced = gram.get()) {
      LOG.info(
          "reduced Gram matrix of rank {} (template error {}) after {} s",
          reduced.rank(),
          reduced.templateError(),
          monitor.elapsedSeconds());
      return polish(problem, reduced, x);
    }
  }

  private SolverOutcome polish(FitProblem problem, @Nullable ReducedGram gram, DoubleArray x) {
    FitSolver solver =
        new ExactSolver(problem, gram, options.tolerance(), options.maximumIterations(), monitor);
    return solver.run(x);
  }
}
