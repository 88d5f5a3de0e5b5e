package org.alidade.cli.cube;

import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import picocli.CommandLine.Option;

/** Penalties that are minimised with the residuals, and the rank of the compressed templates. */
final class PenaltyOptions {
  @Option(
      names = "--template-rank",
      paramLabel = "Q",
      description =
          "Basis spectra of the exact solver's first stage; its result does not depend on it."
              + " Default: 0 (chosen).")
  private int templateRank;

  @Option(
      names = "--smoothness",
      paramLabel = "X",
      description =
          "Strength of smooth light over metallicity, age and alpha, relative to the data; not for"
              + " row solvers. Default: 0.")
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

  void applyTo(SolveOptions.Builder builder) {
    builder
        .templateRank(templateRank)
        .regularisation(new Regularisation(smoothness, ridge, ratioStrength));
  }
}
