package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOrder;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;
import org.alidade.cube.RebinMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube populate}. */
@Command(
    name = "populate",
    description =
        "Check input arrays and write them, cropped and with their rebin operator, into a cube file.")
final class PopulateCommand extends CubeVerb {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "ARRAYS.h5",
      description = "File of input arrays.")
  private Path from;

  @Option(
      names = "--rebin",
      paramLabel = "MODE",
      description =
          "interp (linear interpolation) or overlap (mean over the observed pixel); default: ${DEFAULT-VALUE}.")
  private String rebin = RebinMode.OVERLAP.label();

  @Option(
      names = "--safety-pad",
      paramLabel = "N",
      description =
          "Template margin beyond the largest velocity, in template pixels; default: ${DEFAULT-VALUE}.")
  private int safetyPadPixels = PopulateOptions.defaults().safetyPadPixels();

  @Option(
      names = "--cube-order",
      paramLabel = "ORDER",
      description =
          "Axis order of the spectra, LS or SL; needed when there are as many spaxels as pixels.")
  private @Nullable String cubeOrder;

  @Option(
      names = "--repair-losvd",
      description = "Count non-finite velocity histogram values as zero.")
  private boolean repairLosvd;

  @SuppressWarnings("NullAway.Init")
  PopulateCommand() {}

  @Override
  int run(Output output) throws IOException {
    PopulateOptions options =
        PopulateOptions.defaults()
            .withRebinMode(RebinMode.of(rebin))
            .withSafetyPadPixels(safetyPadPixels)
            .withRepairLosvd(repairLosvd);
    if (cubeOrder != null) {
      options = options.withCubeOrder(CubeOrder.of(cubeOrder));
    }
    CubeFile cube = CubeFile.at(file());
    PopulateReport report;
    try (CubeInputs inputs = CubeInputs.read(from)) {
      report = cube.populate(inputs, options);
    }
    cube.ensureRebinAndResample();
    output.warnings(report.warnings());
    output.result(text(report), document(report));
    return DONE;
  }

  private String text(PopulateReport report) {
    return "%s: %d spaxels, %d components, %d populations, %d observed pixels (%d kept), %d template pixels%s"
        .formatted(
            file(),
            report.shape().spaxels(),
            report.shape().components(),
            report.shape().populations(),
            report.shape().pixels(),
            report.keptPixels(),
            report.templatePixels(),
            report.changed() ? "" : "; unchanged");
  }

  private Map<String, Object> document(PopulateReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("spaxels", report.shape().spaxels());
    document.put("components", report.shape().components());
    document.put("populations", report.shape().populations());
    document.put("pixels", report.shape().pixels());
    document.put("kept_pixels", report.keptPixels());
    document.put("template_pixels", report.templatePixels());
    document.put("velocity_bins", report.velocityBins());
    document.put("guard_pixels", report.guardPixels());
    document.put("non_finite_data", report.nonFiniteData());
    document.put("non_finite_losvd", report.nonFiniteLosvd());
    document.put("negative_losvd", report.negativeLosvd());
    document.put("negative_templates", report.negativeTemplates());
    document.put("changed", report.changed());
    document.put("warnings", report.warnings());
    return document;
  }
}
