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
import org.alidade.cube.report.FitReport;
import org.alidade.cube.report.ReportOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube report}. */
@Command(
    name = "report",
    description =
        "Write a page with figures of a fit: spectra, maps, populations, components, convergence.")
final class ReportCommand extends CubeVerb {
  private static final ReportOptions DEFAULTS = ReportOptions.defaults();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to.")
  private Path folder;

  @Option(
      names = "--spectra",
      paramLabel = "N",
      description = "Worst and best spectra to draw, N each; default: ${DEFAULT-VALUE}.")
  private int spectra = DEFAULTS.spectra();

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "Part of the names of figures; default: ${DEFAULT-VALUE}.")
  private String tag = DEFAULTS.tag();

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "Heading; default: the name of the file.")
  private String title = DEFAULTS.title();

  @Option(
      names = "--class",
      paramLabel = "NAME=C,C,...",
      description = "Components summed in one row of the population maps; may be repeated.")
  private List<String> classes = List.of();

  @Option(
      names = "--ages",
      split = ",",
      paramLabel = "GYR",
      description = "Ages of the population grid in Gyr.")
  private double @Nullable [] ages;

  @Option(
      names = "--metallicities",
      split = ",",
      paramLabel = "DEX",
      description = "Metallicities [M/H] of the population grid in dex.")
  private double @Nullable [] metallicities;

  @Option(
      names = "--planted",
      paramLabel = "X.npy",
      description = "Weights that mock data were made with, C*P values.")
  private @Nullable Path planted;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  int run(Output output) throws IOException, InterruptedException {
    FitReport report = FitReport.write(file(), folder, options());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("page", report.page().toString());
    document.put("figures", report.figures().stream().map(Path::toString).toList());
    output.result(file() + ": wrote " + report.page(), document);
    return DONE;
  }

  private ReportOptions options() throws IOException {
    ReportOptions.Builder options =
        ReportOptions.builder().spectra(spectra).tag(tag).title(title).threads(common().threads());
    classes.forEach(text -> addClass(options, text));
    if (ages != null) {
      options.ages(ages);
    }
    if (metallicities != null) {
      options.metallicities(metallicities);
    }
    if (planted != null) {
      options.planted(NpyFile.readDoubles(planted));
    }
    return options.build();
  }

  private static void addClass(ReportOptions.Builder options, String text) {
    int sign = text.indexOf('=');
    try {
      int[] components =
          Arrays.stream(text.substring(sign + 1).split(",")).mapToInt(Integer::parseInt).toArray();
      options.componentClass(text.substring(0, sign), components);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      BadInputException failure =
          new BadInputException(
              "component class '" + text + "'", "--class", "write for example disc=0,1,2");
      failure.initCause(e);
      throw failure;
    }
  }
}
