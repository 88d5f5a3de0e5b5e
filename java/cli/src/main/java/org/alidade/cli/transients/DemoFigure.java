package org.alidade.cli.transients;

import java.nio.file.Path;
import java.util.List;
import org.alidade.plot.Figure;
import org.alidade.plot.LineType;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Style;

/** Fluxes found against fluxes injected. */
final class DemoFigure {
  private DemoFigure() {}

  static Path write(DemoComparison comparison, Path file) {
    List<DemoRow> found = comparison.rows().stream().filter(DemoRow::isFound).toList();
    double[] injected = found.stream().mapToDouble(row -> row.source().flux()).toArray();
    double[] measured = found.stream().mapToDouble(DemoRow::flux).toArray();
    double[] errors = found.stream().mapToDouble(DemoRow::fluxError).toArray();
    double most =
        Math.max(1, found.stream().mapToDouble(row -> row.source().flux()).max().orElse(1));
    Figure figure = Figure.single().size(6, 5);
    figure
        .panel(0, 0)
        .title("Injected and found transients")
        .xLabel("injected flux (counts above the atmosphere)")
        .yLabel("found flux (counts above the atmosphere)")
        .line(
            new double[] {0, 1.05 * most},
            new double[] {0, 1.05 * most},
            Style.of(Palette.category(1)).dashed().label("equal"))
        .errorBars(
            injected,
            measured,
            errors,
            Style.of(Palette.category(0))
                .line(LineType.NONE)
                .marker(Marker.CIRCLE, 4)
                .label("found, 1 sigma"));
    return figure.writePng(file);
  }
}
