package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.cli.Output;
import org.alidade.lvm.export.ExportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lvm build}. */
@Command(
    name = "build",
    description = "Build fit-ready arrays of tiles and write them with indices and hash.")
final class BuildCommand extends LvmVerb {
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FIT.h5",
      description = "File to write: .h5, or another format of 'alidade lvm export'.")
  private Path file;

  @Option(
      names = "--record",
      paramLabel = "RECORD.json",
      description = "Write the reproducibility record too.")
  private @Nullable Path record;

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  BuildCommand() {}

  @Override
  int run(Output output) throws IOException {
    ExportFormat format = ExportFormat.of(file);
    new Building(this, config, arrays)
        .run(List.of(new Building.Target(file, format)), record, output);
    return DONE;
  }
}
