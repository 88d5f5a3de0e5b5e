package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.BadInputException;
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

  @Option(
      names = "--components",
      paramLabel = "C,C,...|all",
      description =
          "Write the light of these components, counted from 0, as datasets NAME_c000 and so on.")
  private @Nullable String components;

  @SuppressWarnings("NullAway.Init")
  ReconstructCommand() {}

  @Override
  int run(Output output) throws IOException {
    double[] x =
        weights == null ? Reconstruction.storedWeights(file()) : NpyFile.readDoubles(weights);
    ReconstructReport report;
    try (ProgressLine progress = new ProgressLine("reconstruct", common())) {
      report = Reconstruction.run(file(), x, options(), progress);
    }
    output.result(text(report), document(report));
    return DONE;
  }

  private ReconstructOptions options() {
    ReconstructOptions options =
        DEFAULTS
            .withName(name)
            .withRows(rows)
            .withMaxSlabBytes(maxSlabBytes)
            .withThreads(common().threads());
    return components == null ? options : options.withComponents(chosen(components));
  }

  /** None for all. */
  private static List<Integer> chosen(String text) {
    if (text.equals("all")) {
      return List.of();
    }
    try {
      return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
    } catch (NumberFormatException e) {
      BadInputException failure =
          new BadInputException(
              "components '" + text + "'", "--components", "write for example 0,3,7 or all");
      failure.initCause(e);
      throw failure;
    }
  }

  private String text(ReconstructReport report) {
    return report.skipped()
        ? "%s: %s up to date".formatted(file(), names(report.present()))
        : "%s: wrote %s in %.2f s"
            .formatted(file(), names(report.written()), report.elapsed().toNanos() / 1e9);
  }

  /** /ModelCube, or the first and the last of many. */
  private static String names(List<String> datasets) {
    String first = "/" + datasets.get(0);
    int count = datasets.size();
    return count == 1
        ? first
        : "%d datasets, %s to /%s".formatted(count, first, datasets.get(count - 1));
  }

  private Map<String, Object> document(ReconstructReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("dataset", "/" + name);
    document.put("written", report.written());
    document.put("present", report.present());
    document.put("skipped", report.skipped());
    document.put("reason", report.reason());
    document.put("slab_spaxels", report.slab().spaxels());
    document.put("slab_populations", report.slab().populations());
    document.put("elapsed_sec", report.elapsed().toNanos() / 1e9);
    return document;
  }
}
