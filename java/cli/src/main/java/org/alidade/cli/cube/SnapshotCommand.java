package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.PrefitOptions;
import org.alidade.cube.PrefitSnapshot;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube snapshot}. */
@Command(
    name = "snapshot",
    description = {
      "Draw what a fit will see: spectra, templates, velocity distributions, finished models.",
      "Only reads, also while the hypercube is built."
    })
final class SnapshotCommand extends CubeVerb {
  private static final PrefitOptions DEFAULTS = PrefitOptions.defaults();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FIG.png",
      description = "Figure to write.")
  private Path figure;

  @Option(
      names = "--max-spaxels",
      paramLabel = "N",
      description = "Spectra to draw; default: ${DEFAULT-VALUE}.")
  private int maxSpaxels = DEFAULTS.maxSpaxels();

  @Option(
      names = "--max-components",
      paramLabel = "N",
      description = "Components to draw; default: ${DEFAULT-VALUE}.")
  private int maxComponents = DEFAULTS.maxComponents();

  @Option(
      names = "--max-templates",
      paramLabel = "N",
      description = "Templates to draw; default: ${DEFAULT-VALUE}.")
  private int maxTemplates = DEFAULTS.maxTemplates();

  @Option(
      names = "--max-pairs",
      paramLabel = "N",
      description = "Pairs of spaxel and component to draw; default: ${DEFAULT-VALUE}.")
  private int maxPairs = DEFAULTS.maxPairs();

  @Option(
      names = "--models-per-pair",
      paramLabel = "N",
      description = "Models per pair; default: ${DEFAULT-VALUE}.")
  private int modelsPerPair = DEFAULTS.templatesPerPair();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the choices; default: other ones every time.")
  private @Nullable Long seed;

  @SuppressWarnings("NullAway.Init")
  SnapshotCommand() {}

  @Override
  int run(Output output) {
    PrefitOptions.Builder options =
        PrefitOptions.builder()
            .maxSpaxels(maxSpaxels)
            .maxComponents(maxComponents)
            .maxTemplates(maxTemplates)
            .maxPairs(maxPairs)
            .templatesPerPair(modelsPerPair);
    if (seed != null) {
      options.seed(seed);
    }
    Path written = PrefitSnapshot.write(file(), figure, options.build());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("figure", written.toString());
    output.result(file() + ": wrote " + written, document);
    return DONE;
  }
}
