package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.NpyFile;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.uncertainty.Bootstrap;
import org.alidade.cube.uncertainty.BootstrapFigure;
import org.alidade.cube.uncertainty.BootstrapOptions;
import org.alidade.cube.uncertainty.BootstrapResult;
import org.alidade.cube.uncertainty.ComponentGroup;
import org.alidade.cube.uncertainty.Spread;
import org.alidade.hdf5.Hdf5File;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade cube bootstrap}. */
@Command(
    name = "bootstrap",
    description = {
      "Solve for replicas of the data and say what the data determine; writes /Fit/bootstrap.",
      "Give the same penalties and weights as to solve."
    })
final class BootstrapCommand extends CubeVerb {
  private static final BootstrapOptions DEFAULTS = BootstrapOptions.defaults();

  @Option(
      names = "--replicas",
      paramLabel = "N",
      description = "Replicas of the data; default: ${DEFAULT-VALUE}.")
  private int replicas = DEFAULTS.replicas();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random numbers; default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--block",
      paramLabel = "PIXELS",
      description =
          "Neighbouring pixels whose residuals change sign together; default: ${DEFAULT-VALUE}.")
  private int blockLength = DEFAULTS.blockLength();

  @Option(
      names = "--noise",
      paramLabel = "SIGMA.npy|ARRAYS.h5",
      description =
          "Gaussian noise of these standard deviations, S*L values or the dataset noise of input"
              + " arrays, in flux units; default: the residuals of the fit.")
  private @Nullable Path noise;

  @Option(
      names = "--polish",
      description = "Polish every replica with the exact matrix; takes a whole fit for each.")
  private boolean polish;

  @Option(names = "--no-store", description = "Do not write /Fit/bootstrap.")
  private boolean noStore;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FIG.png",
      description = "Figure to write.")
  private @Nullable Path figure;

  @Mixin private FitOptions fit;

  @SuppressWarnings("NullAway.Init")
  BootstrapCommand() {}

  @Override
  int run(Output output) throws IOException, InterruptedException {
    SolveOptions objective = fit.of(file(), common());
    BootstrapOptions options = options();
    BootstrapResult result;
    try (ProgressLine progress = new ProgressLine("bootstrap", common())) {
      result = Bootstrap.run(file(), objective, options, progress);
    }
    if (!noStore) {
      Bootstrap.store(file(), result, objective, options);
    }
    if (figure != null) {
      BootstrapFigure.draw(result).write(figure);
    }
    output.result(text(result), document(result));
    return DONE;
  }

  private BootstrapOptions options() throws IOException {
    BootstrapOptions.Builder builder =
        BootstrapOptions.builder()
            .replicas(replicas)
            .seed(seed)
            .blockLength(blockLength)
            .polished(polish);
    if (noise != null) {
      builder.gaussian(sigma(noise));
    }
    return builder.build();
  }

  private static double[] sigma(Path source) throws IOException {
    if (source.toString().endsWith(".npy")) {
      return NpyFile.readDoubles(source);
    }
    try (Hdf5File arrays = Hdf5File.openReadOnly(source)) {
      return arrays.dataset("noise").readDoubles();
    }
  }

  private String text(BootstrapResult result) {
    return file()
        + ": "
        + result.replicas()
        + " replicas, seed "
        + result.seed()
        + System.lineSeparator()
        + String.join(System.lineSeparator(), result.determination().account());
  }

  private Map<String, Object> document(BootstrapResult result) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("replicas", result.replicas());
    document.put("seed", result.seed());
    document.put("component_sum", spread(result.componentSums()));
    document.put("component_fraction", spread(result.componentFractions()));
    document.put("population_sum", spread(result.populationSums()));
    document.put("undetermined_components", result.determination().undetermined());
    document.put("undetermined_share", result.determination().undeterminedShare());
    document.put(
        "groups", result.determination().groups().stream().map(BootstrapCommand::group).toList());
    document.put("account", result.determination().account());
    if (figure != null) {
      document.put("figure", figure.toString());
    }
    return document;
  }

  private static Map<String, List<Double>> spread(Spread spread) {
    Map<String, List<Double>> document = new LinkedHashMap<>();
    document.put("estimate", list(spread.estimate()));
    document.put("mean", list(spread.mean()));
    document.put("sd", list(spread.standardDeviation()));
    document.put("p16", list(spread.p16()));
    document.put("p50", list(spread.median()));
    document.put("p84", list(spread.p84()));
    return document;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Map<String, Object> group(ComponentGroup group) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("components", group.components());
    document.put("mean", group.mean());
    document.put("sd", group.standardDeviation());
    document.put("sd_of_independent_parts", group.ofIndependentParts());
    return document;
  }
}
