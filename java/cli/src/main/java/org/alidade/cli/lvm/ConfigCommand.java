package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.AtomicFile;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.LvmTileCollection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lvm config}. */
@Command(
    name = "config",
    description = {
      "Print a complete configuration: with tiles, what --config leaves open comes from their",
      "statistics; without, from the defaults."
    })
final class ConfigCommand extends LvmVerb {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "C.json",
      description = "Write the configuration as JSON too.")
  private @Nullable Path file;

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  ConfigCommand() {}

  @Override
  int run(Output output) throws IOException {
    DataConfig configuration = configuration();
    if (file != null) {
      AtomicFile.write(
          file,
          part -> Files.writeString(part, configuration.toJson() + "\n", StandardCharsets.UTF_8));
    }
    output.result(configuration.toString(), ConfigDocument.of(configuration));
    return DONE;
  }

  private DataConfig configuration() throws IOException {
    if (tiles().isEmpty() && !config.isFromTiles()) {
      return config.given();
    }
    try (LvmTileCollection open = tiles().open();
        ProgressLine progress = new ProgressLine("configure", common())) {
      return config.statistics(open, arrays.options(common(), progress));
    }
  }
}
