package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.lvm.export.ExportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lvm export}. */
@Command(
    name = "export",
    description = "Build fit-ready arrays of tiles once and write them in one or more formats.")
final class ExportCommand extends LvmVerb {
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = {
        "File to write, may be repeated: .h5, .npz, .fits, .arrow, .parquet; a folder, or a name",
        "ending in .npy, becomes a folder of .npy files."
      })
  private List<Path> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "hdf5, npz, npy, fits, arrow or parquet; default: as the name says.")
  private @Nullable ExportFormat format;

  @Option(
      names = "--record",
      paramLabel = "RECORD.json",
      description = "Write the reproducibility record too.")
  private @Nullable Path record;

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  int run(Output output) throws IOException {
    if (format != null && files.size() > 1) {
      throw new BadInputException(
          "one format for " + files.size() + " files", "--format", "let their names say it");
    }
    List<Building.Target> targets =
        files.stream()
            .map(file -> new Building.Target(file, format == null ? ExportFormat.of(file) : format))
            .toList();
    new Building(this, config, arrays).run(targets, record, output);
    return DONE;
  }
}
