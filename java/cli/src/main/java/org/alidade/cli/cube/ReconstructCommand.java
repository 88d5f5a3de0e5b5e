package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.NpyFile;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.ReconstructReport;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube reconstruct}. */
@Command(
    name = "reconstruct",
    description =
        "Compute the model spectra of all spaxels and write them as a dataset of the cube file.")
final class ReconstructCommand extends CubeVerb {
  private static final ReconstructOptions DEFAULTS = ReconstructOptions.defaults();

  @Option(
      names = "--x",
      paramLabel = "X.npy",
      description = "Weights, C*P values; default: /X_global of the file.")
  private @Nullable Path weights;

  @Option(
      names = "--rows",
      paramLabel = "SOURCE",
      description = "models (hypercube on disk), operator (never formed) or auto; default: auto.")
  private RowSource rows = DEFAULTS.rows();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Dataset to write; default: ${DEFAULT-VALUE}.")
  private String name = DEFAULTS.name();

  @Option(
      names = "--max-slab-bytes",
      paramLabel = "N",
      description = "Memory for stored models at a time, in bytes; default: ${DEFAULT-VALUE}.")
  private long maxSlabBytes = DEFAULTS.maxSlabBytes();

  @SuppressWarnings("NullAway.Init")
  ReconstructCommand() {}

  @Override
  int run(Output output) throws IOException {
    double[] x =
        weights == null ? Reconstruction.storedWeights(file()) : NpyFile.readDoubles(weights);
    ReconstructOptions options =
        DEFAULTS
            .withName(name)
            .withRows(rows)
            .withMaxSlabBytes(maxSlabBytes)
            .withThreads(common().threads());
    ReconstructReport report;
    try (ProgressLine progress = new ProgressLine("reconstruct", common())) {
      report = Reconstruction.run(file(), x, options, progress);
    }
    output.result(text(report), document(report));
    return DONE;
  }

  private String text(ReconstructReport report) {
    return report.skipped()
        ? "%s: /%s is up to date".formatted(file(), name)
        : "%s: wrote /%s in %.2f s".formatted(file(), name, report.elapsed().toNanos() / 1e9);
  }

  private Map<String, Object> document(ReconstructReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("dataset", "/" + name);
    document.put("skipped", report.skipped());
    document.put("reason", report.reason());
    document.put("slab_spaxels", report.slab().spaxels());
    document.put("slab_populations", report.slab().populations());
    document.put("elapsed_sec", report.elapsed().toNanos() / 1e9);
    return document;
  }
}
