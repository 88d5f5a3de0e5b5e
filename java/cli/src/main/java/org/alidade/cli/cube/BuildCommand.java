package org.alidade.cli.cube;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildReport;
import org.alidade.cube.ClampMode;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube build}. */
@Command(
    name = "build",
    description = {
      "Build the hypercube of a populated file: every template convolved with every velocity distribution.",
      "A killed build goes on where it stopped when the same command runs again."
    })
final class BuildCommand extends CubeVerb {
  private static final BuildOptions DEFAULTS = BuildOptions.defaults();

  @Option(
      names = "--s-chunk",
      paramLabel = "N",
      description = "Spaxels per tile; default: ${DEFAULT-VALUE}.")
  private int spaxelChunk = DEFAULTS.spaxelChunk();

  @Option(
      names = "--c-chunk",
      paramLabel = "N",
      description = "Components per tile; default: ${DEFAULT-VALUE}.")
  private int componentChunk = DEFAULTS.componentChunk();

  @Option(
      names = "--p-chunk",
      paramLabel = "N",
      description = "Populations per tile; default: ${DEFAULT-VALUE}.")
  private int populationChunk = DEFAULTS.populationChunk();

  @Option(
      names = "--norm",
      paramLabel = "MODE",
      description =
          "model (amplitude of the velocity distribution) or data (mean observed flux); default: ${DEFAULT-VALUE}.")
  private String norm = DEFAULTS.norm().label();

  @Option(
      names = "--amp",
      paramLabel = "MODE",
      description =
          "Amplitude: sum of the histogram or trapz (integral over km/s); default: ${DEFAULT-VALUE}.")
  private String amplitude = DEFAULTS.amplitude().label();

  @Option(
      names = "--kernel",
      paramLabel = "MODE",
      description =
          "sample (interpolated density) or integrate (mass kept for any bin width); default: ${DEFAULT-VALUE}.")
  private String kernel = DEFAULTS.kernel().label();

  @Option(
      names = "--clamp",
      paramLabel = "MODE",
      description = "Set negative models to zero: auto, on or off; default: ${DEFAULT-VALUE}.")
  private String clamp = DEFAULTS.clamp().label();

  @Option(
      names = "--vel-bias",
      paramLabel = "KMS",
      description = "Shift of all velocity distributions, in km/s; default: ${DEFAULT-VALUE}.")
  private double velocityBiasKms;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Threads that compute tiles; default: --threads.")
  private @Nullable Integer workers;

  @Option(
      names = "--on-mismatch",
      paramLabel = "ACTION",
      description =
          "error or rebuild, when a hypercube of other inputs or options is there; default: error.")
  private BuildOptions.OnMismatch onMismatch = BuildOptions.OnMismatch.ERROR;

  @SuppressWarnings("NullAway.Init")
  BuildCommand() {}

  @Override
  int run(Output output) throws IOException, InterruptedException {
    BuildOptions options = options();
    BuildReport report;
    try (ProgressLine progress = new ProgressLine("build", common())) {
      report = HypercubeBuilder.build(file(), options, progress);
    }
    output.warnings(report.warnings());
    output.result(text(report), document(report));
    return DONE;
  }

  private BuildOptions options() {
    int threads = workers == null ? common().threads() : workers;
    if (threads < 1) {
      throw new BadInputException(threads + " workers", "--workers", "use 1 or more");
    }
    return BuildOptions.builder()
        .tiles(spaxelChunk, componentChunk, populationChunk)
        .workers(threads)
        .norm(NormMode.of(norm))
        .amplitude(AmplitudeMode.of(amplitude))
        .kernel(KernelMode.of(kernel))
        .clamp(ClampMode.of(clamp))
        .velocityBiasKms(velocityBiasKms)
        .onMismatch(onMismatch)
        .build();
  }

  private String text(BuildReport report) {
    if (report.built() == 0) {
      return file() + ": hypercube is complete, " + report.tiles() + " tiles";
    }
    return "%s: built %d of %d tiles, %.2f GB, in %.2f s (%s)"
        .formatted(
            file(),
            report.built(),
            report.tiles(),
            report.bytes() / 1e9,
            report.elapsed().toNanos() / 1e9,
            report.convolution());
  }

  private Map<String, Object> document(BuildReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("tiles", report.tiles());
    document.put("built", report.built());
    document.put("bytes", report.bytes());
    document.put("elapsed_sec", report.elapsed().toNanos() / 1e9);
    document.put("convolution", report.convolution());
    document.put("fingerprint", report.fingerprint());
    document.put("poorly_sampled", report.poorlySampled());
    document.put("warnings", report.warnings());
    return document;
  }
}
