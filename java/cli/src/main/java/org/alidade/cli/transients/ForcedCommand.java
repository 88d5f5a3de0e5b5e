package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.plot.Figure;
import org.alidade.plot.LineType;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Style;
import org.alidade.transients.forced.ForcedCsv;
import org.alidade.transients.forced.ForcedOptions;
import org.alidade.transients.forced.ForcedPoint;
import org.alidade.transients.run.ForcedSeries;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient forced}. */
@Command(
    name = "forced",
    description = {
      "Light curve of a position from all completed subtractions that show it.",
      "Writes a table and a figure."
    })
final class ForcedCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @Option(
      names = "--ra",
      required = true,
      paramLabel = "DEG",
      description = "Right ascension (ICRS) in degrees.")
  private double ra;

  @Option(
      names = "--dec",
      required = true,
      paramLabel = "DEG",
      description = "Declination (ICRS) in degrees.")
  private double dec;

  @Option(
      names = "--baseline-before",
      paramLabel = "MJD",
      description = "Take off the mean of the epochs before this day, band by band.")
  private @Nullable Double baselineBefore;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "forced.csv",
      description =
          "The table; the figure gets the same name with .png; default: ${DEFAULT-VALUE}.")
  private Path output;

  @SuppressWarnings("NullAway.Init")
  ForcedCommand() {}

  @Override
  int run(Output out) throws IOException {
    ForcedOptions options = ForcedOptions.defaults();
    options = baselineBefore == null ? options : options.withBaselineBeforeMjd(baselineBefore);
    List<ForcedPoint> points;
    try (TransientSystem opened = system.open()) {
      points = new ForcedSeries(opened.database(), opened.store()).measure(ra, dec, options);
    }
    if (points.isEmpty()) {
      out.result("no completed subtraction shows this position", Map.of("points", List.of()));
      return NOTHING_TO_DO;
    }
    ForcedCsv.write(output, points);
    Path figure = figure(points);
    out.result(
        points.size() + " epochs; written to " + output + " and " + figure,
        document(points, figure));
    return DONE;
  }

  private Path figure(List<ForcedPoint> points) {
    Figure figure = Figure.single().size(7, 4.5);
    var panel =
        figure
            .panel(0, 0)
            .title("Forced photometry at RA " + ra + ", Dec " + dec)
            .xLabel("MJD")
            .yLabel("difference flux (counts)");
    List<String> bands = points.stream().map(ForcedPoint::band).distinct().sorted().toList();
    for (int i = 0; i < bands.size(); i++) {
      String band = bands.get(i);
      List<ForcedPoint> chosen = points.stream().filter(p -> p.band().equals(band)).toList();
      panel.errorBars(
          chosen.stream().mapToDouble(ForcedPoint::mjd).toArray(),
          chosen.stream().mapToDouble(ForcedPoint::flux).toArray(),
          chosen.stream().mapToDouble(ForcedPoint::fluxError).toArray(),
          Style.of(Palette.category(i))
              .line(LineType.NONE)
              .marker(Marker.CIRCLE, 4)
              .label(band + ", 1 sigma"));
    }
    String name = String.valueOf(output.getFileName()).replaceAll("\\.[^.]*$", "") + ".png";
    return figure.writePng(output.resolveSibling(name));
  }

  private Map<String, Object> document(List<ForcedPoint> points, Path figure) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("table", output.toString());
    document.put("figure", figure.toString());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ForcedPoint point : points) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("mjd", point.mjd());
      row.put("band", point.band());
      row.put("flux", point.flux());
      row.put("flux_err", point.fluxError());
      row.put("snr", point.signalToNoise());
      row.put("scorr", point.significance());
      row.put("flags", point.flags());
      row.put("run_id", point.runId());
      rows.add(row);
    }
    document.put("points", rows);
    return document;
  }
}
