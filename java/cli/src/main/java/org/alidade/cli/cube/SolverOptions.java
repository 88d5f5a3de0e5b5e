package org.alidade.cli.cube;

import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.Solver;
import picocli.CommandLine.Option;

/** Which solver, how far it goes, and which penalties it minimises with the residuals. */
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
      names = "--template-rank",
      paramLabel = "Q",
      description =
          "Basis spectra of the exact solver's first stage; the result does not depend on it."
              + " Default: 0 (chosen).")
  private int templateRank;

  @Option(
      names = "--smoothness",
      paramLabel = "X",
      description =
          "Strength of smooth weights over metallicity, age and alpha, relative to the data; not"
              + " for row solvers. Default: 0.")
  private double smoothness;

  @Option(
      names = "--ridge",
      paramLabel = "X",
      description =
          "Strength of small weights, relative to the data; not for row solvers. Default: 0.")
  private double ridge;

  @Option(
      names = "--ratio-strength",
      paramLabel = "X",
      description =
          "Strength of the orbit weights' ratios for exact, mprgp and spg, relative to the data;"
              + " default: 1 with --orbit-weights.")
  private double ratioStrength;

  Solver solver() {
    return solver;
  }

  void applyTo(SolveOptions.Builder builder) {
    builder
        .solver(solver)
        .tolerance(tolerance)
        .maximumIterations(maximumIterations)
        .templateRank(templateRank)
        .regularisation(new Regularisation(smoothness, ridge, ratioStrength));
  }

  /** Names with hyphens, as the API has them. */
  static final class SolverConverter implements picocli.CommandLine.ITypeConverter<Solver> {
    @Override
    public Solver convert(String value) {
      return Solver.of(value);
    }
  }
}
