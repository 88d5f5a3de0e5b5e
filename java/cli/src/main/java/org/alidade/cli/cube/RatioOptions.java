package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.NpyFile;
import org.alidade.cube.CubeFile;
import org.alidade.cube.RatioPenalty;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of the ratio penalty and where its orbit weights come from. */
final class RatioOptions {
  private static final RatioPenalty DEFAULTS = RatioPenalty.DEFAULT;

  @Option(
      names = "--orbit-weights",
      paramLabel = "W.npy|stored",
      description =
          "Prior light of the components, C or C*P values, or 'stored' for those in the file.")
  private @Nullable String orbitWeights;

  @Option(
      names = "--ratio-use",
      paramLabel = "WHEN",
      description = "auto (if orbit weights are given), on or off; default: auto.")
  private RatioPenalty.Use use = DEFAULTS.use();

  @Option(
      names = "--ratio-prob",
      paramLabel = "X",
      description = "Chance of ratio steps after each spaxel; default: ${DEFAULT-VALUE}.")
  private double probability = DEFAULTS.probability();

  @Option(
      names = "--ratio-batch",
      paramLabel = "N",
      description = "Ratio steps at a time; default: ${DEFAULT-VALUE}.")
  private int batch = DEFAULTS.batch();

  @Option(
      names = "--ratio-eta",
      paramLabel = "X",
      description = "Relaxation of ratio steps; default: 0.1 of --lr.")
  private double eta = DEFAULTS.eta();

  @Option(
      names = "--ratio-anchor",
      paramLabel = "C|auto",
      description =
          "Component the others are compared with; default: auto, the one of the largest weight.")
  private String anchor = "auto";

  @Option(
      names = "--ratio-min-weight",
      paramLabel = "X",
      description =
          "Weights below this part of the largest are left alone; default: ${DEFAULT-VALUE}.")
  private double minWeight = DEFAULTS.minWeight();

  @Option(
      names = "--ratio-form",
      paramLabel = "FORM",
      description =
          "uniform (every population moves alike) or shape (shapes are kept); default: uniform.")
  private RatioPenalty.Form form = DEFAULTS.form();

  RatioPenalty penalty() {
    return new RatioPenalty(use, probability, batch, eta, anchorIndex(), minWeight, form);
  }

  private int anchorIndex() {
    if (anchor.equals("auto")) {
      return RatioPenalty.AUTO_ANCHOR;
    }
    try {
      return Integer.parseInt(anchor);
    } catch (NumberFormatException e) {
      BadInputException failure =
          new BadInputException(
              "anchor '" + anchor + "'", "--ratio-anchor", "use a component number or auto");
      failure.initCause(e);
      throw failure;
    }
  }

  Optional<double[]> weights(Path file) throws IOException {
    if (orbitWeights == null) {
      return Optional.empty();
    }
    if (!orbitWeights.equals("stored")) {
      return Optional.of(NpyFile.readDoubles(Path.of(orbitWeights)));
    }
    double[] stored =
        CubeFile.at(file)
            .orbitWeights()
            .orElseThrow(
                () ->
                    new MissingDatasetException(
                        "no orbit weights",
                        file + " /CompWeights",
                        "populate with orbit_weights or pass W.npy"));
    return Optional.of(stored);
  }
}
