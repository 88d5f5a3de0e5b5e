package org.alidade.cli.cube;

import org.alidade.cube.OrbitUsage;
import org.alidade.cube.SolveOptions;
import picocli.CommandLine.Option;

/** What happens to the weights besides the steps of the solver. */
final class RefineOptions {
  private static final SolveOptions DEFAULTS = SolveOptions.defaults();

  @Option(
      names = "--orbit-projection",
      paramLabel = "BETA",
      description =
          "Scale components towards the orbit weights, after every epoch of kaczmarz or after the"
              + " solve: 0 (not at all) to 1 (all the way); default: 0.")
  private double projection = DEFAULTS.orbitProjection();

  @Option(
      names = "--orbit-usage",
      paramLabel = "WHAT",
      description =
          "Compare orbit weights with sums of weights or with the flux they give: weights or flux;"
              + " default: weights.")
  private OrbitUsage usage = DEFAULTS.orbitUsage();

  @Option(
      names = "--polish-every",
      paramLabel = "N",
      description =
          "Every N epochs of kaczmarz solve the most promising columns exactly on a patch of"
              + " spaxels; default: 0, never.")
  private int polishEvery = DEFAULTS.polishEvery();

  void applyTo(SolveOptions.Builder builder) {
    builder.orbitProjection(projection).orbitUsage(usage).polishEvery(polishEvery);
  }
}
