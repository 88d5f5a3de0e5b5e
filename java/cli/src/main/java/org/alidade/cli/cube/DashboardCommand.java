package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.report.DashboardOptions;
import org.alidade.cube.report.FitDashboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube dashboard}. */
@Command(
    name = "dashboard",
    description = {
      "Draw a fit that runs or has ended: errors, measures, spectra, use of the components.",
      "Only reads, also while the fit runs."
    })
final class DashboardCommand extends CubeVerb {
  private static final DashboardOptions DEFAULTS = DashboardOptions.defaults();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FIG.png",
      description = "Figure to write: .png, .svg or .pdf; default: ${DEFAULT-VALUE}.")
  private Path figure = Path.of("fit_live.png");

  @Option(
      names = "--spaxels",
      paramLabel = "N",
      description = "Spectra to draw; default: ${DEFAULT-VALUE}.")
  private int spaxels = DEFAULTS.spaxels();

  @Option(
      names = "--downsample",
      paramLabel = "N",
      description = "Most pixels per spectrum; default: ${DEFAULT-VALUE}.")
  private int pixels = DEFAULTS.pixels();

  @Option(
      names = "--width",
      paramLabel = "INCHES",
      description = "Width of the figure in inches; default: ${DEFAULT-VALUE}.")
  private double width = DEFAULTS.widthInches();

  @Option(
      names = "--height",
      paramLabel = "INCHES",
      description = "Height of the figure in inches; default: ${DEFAULT-VALUE}.")
  private double height = DEFAULTS.heightInches();

  @Option(
      names = "--dpi",
      paramLabel = "N",
      description = "Dots per inch of PNG figures; default: ${DEFAULT-VALUE}.")
  private int dpi = DEFAULTS.dpi();

  @Option(
      names = "--sidecar",
      paramLabel = "FILE",
      description = "File of the running fit; default: FILE.h5.fit.h5 if it is there.")
  private @Nullable Path sidecar;

  @Option(
      names = "--apertures",
      split = ",",
      paramLabel = "S",
      description = "Spaxels to draw in full as well, into FIG_fits.png.")
  private List<Integer> apertures = List.of();

  @Option(
      names = "--apertures-separate-dir",
      paramLabel = "DIR",
      description = "Folder for one figure per such spaxel instead.")
  private @Nullable Path apertureFolder;

  @SuppressWarnings("NullAway.Init")
  DashboardCommand() {}

  @Override
  int run(Output output) {
    FitDashboard dashboard = FitDashboard.render(file(), figure, options());
    output.warnings(dashboard.notes());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("figure", dashboard.figure().toString());
    document.put("spectra", dashboard.spectra().stream().map(Path::toString).toList());
    document.put("notes", dashboard.notes());
    output.result(file() + ": wrote " + dashboard.figure(), document);
    return DONE;
  }

  private DashboardOptions options() {
    DashboardOptions.Builder options =
        DashboardOptions.builder()
            .spaxels(spaxels)
            .pixels(pixels)
            .size(width, height)
            .dpi(dpi)
            .apertures(apertures);
    if (sidecar != null) {
      options.liveFile(sidecar);
    }
    if (apertureFolder != null) {
      options.apertureFolder(apertureFolder);
    }
    return options.build();
  }
}
