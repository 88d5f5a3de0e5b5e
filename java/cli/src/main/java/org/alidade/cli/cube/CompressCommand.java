package org.alidade.cli.cube;

import java.io.IOException;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.CompressOptions;
import org.alidade.cube.Compression;
import org.alidade.cube.CompressionReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube compress}. */
@Command(
    name = "compress",
    description =
        "Pack the models of a finished hypercube into a new file that takes the place of the old one.")
final class CompressCommand extends CubeVerb {
  private static final CompressOptions DEFAULTS = CompressOptions.defaults();

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description = "gzip, or none to unpack; default: ${DEFAULT-VALUE}.")
  private String codec = DEFAULTS.codec().label();

  @Option(
      names = "--level",
      paramLabel = "N",
      description = "Effort of gzip, 1 to 9; default: ${DEFAULT-VALUE}.")
  private int level = DEFAULTS.level();

  @Option(
      names = "--shuffle",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Shuffle bytes before gzip; default: yes.")
  private boolean shuffle;

  @Option(
      names = "--s-chunk",
      paramLabel = "N",
      description = "Spaxels per chunk; default: at most 8.")
  private @Nullable Integer spaxelChunk;

  @Option(
      names = "--c-chunk",
      paramLabel = "N",
      description = "Components per chunk; default: as now.")
  private @Nullable Integer componentChunk;

  @Option(
      names = "--p-chunk",
      paramLabel = "N",
      description = "Populations per chunk; default: as now.")
  private @Nullable Integer populationChunk;

  @Override
  int run(Output output) throws IOException, InterruptedException {
    CompressionReport report;
    try (ProgressLine progress = new ProgressLine("compress", common())) {
      report = Compression.compress(file(), options(), progress);
    }
    output.result(CompressionTexts.text(file(), report), CompressionTexts.document(file(), report));
    return DONE;
  }

  private CompressOptions options() {
    CompressOptions.Builder options =
        CompressOptions.builder()
            .codec(CompressOptions.Codec.of(codec))
            .level(level)
            .shuffle(shuffle)
            .threads(common().threads());
    if (spaxelChunk != null) {
      options.spaxelChunk(spaxelChunk);
    }
    if (componentChunk != null) {
      options.componentChunk(componentChunk);
    }
    if (populationChunk != null) {
      options.populationChunk(populationChunk);
    }
    return options.build();
  }
}
