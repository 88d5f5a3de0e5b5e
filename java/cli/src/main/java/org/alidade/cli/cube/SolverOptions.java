package org.alidade.cli.cube;

import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which solver, how far it goes, and what it minimises. */
final class SolverOptions {
  private static final SolveOptions DEFAULTS = SolveOptions.defaults();

  @Option(
      names = "--solver",
      paramLabel = "NAME",
      converter = SolverConverter.class,
      description =
          "exact (true optimum with certificate), kaczmarz, blocked-kaczmarz (the same weights in"
              + " panels of rows), mprgp or spg; default: exact.")
  private Solver solver = Solver.EXACT;

  @Option(
      names = "--tol",
      paramLabel = "X",
      description =
          "Scaled optimality at which exact, mprgp and spg stop (no unit); default:"
              + " ${DEFAULT-VALUE}.")
  private double tolerance = DEFAULTS.tolerance();

  @Option(
      names = "--max-iterations",
      paramLabel = "N",
      description = "Most iterations (mprgp, spg) or rounds (exact); default: ${DEFAULT-VALUE}.")
  private int maximumIterations = DEFAULTS.maximumIterations();

  @Option(
      names = "--template-tolerance",
      paramLabel = "X",
      description =
          "Approximate: leave out singular values of the templates below X times the largest; the"
              + " error is reported. Default: 0, exact.")
  private double templateTolerance;

  @Mixin private PenaltyOptions penalties;

  @SuppressWarnings("NullAway.Init")
  SolverOptions() {}

  Solver solver() {
    return solver;
  }

  void applyTo(SolveOptions.Builder builder) {
    builder
        .solver(solver)
        .tolerance(tolerance)
        .maximumIterations(maximumIterations)
        .templateTolerance(templateTolerance);
    penalties.applyTo(builder);
  }

  /** Names with hyphens, as the API has them. */
  static final class SolverConverter implements picocli.CommandLine.ITypeConverter<Solver> {
    @Override
    public Solver convert(String value) {
      return Solver.of(value);
    }
  }
}
