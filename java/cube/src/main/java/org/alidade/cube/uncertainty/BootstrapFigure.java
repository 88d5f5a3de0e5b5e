package org.alidade.cube.uncertainty;

import java.util.Arrays;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Colormap;
import org.alidade.plot.Figure;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * Draws bootstrap results: share of every component with the range of its middle 68 percent, the
 * same for populations, and the correlation of component sums.
 *
 * <p>Example: {@code BootstrapFigure.draw(result).writePng(path)}.
 */
public final class BootstrapFigure {
  private BootstrapFigure() {}

  /** The figure of a result. */
  public static Figure draw(BootstrapResult result) {
    Figure figure = Figure.grid(1, 3).size(21, 5.5).dpi(100);
    drawSpread(
        figure
            .panel(0, 0)
            .title("components, " + result.replicas() + " replicas")
            .xLabel("component")
            .yLabel("share of the weight"),
        result.componentFractions());
    drawSpread(
        figure
            .panel(0, 1)
            .title("populations")
            .xLabel("population p")
            .yLabel("sum of the weights over components"),
        result.populationSums());
    drawCorrelation(figure.panel(0, 2), result);
    return figure;
  }

  private static void drawSpread(Panel panel, Spread spread) {
    double[] index = new double[spread.size()];
    double[] middle = new double[spread.size()];
    double[] half = new double[spread.size()];
    for (int i = 0; i < index.length; i++) {
      index[i] = i;
      middle[i] = 0.5 * (spread.p16()[i] + spread.p84()[i]);
      half[i] = 0.5 * (spread.p84()[i] - spread.p16()[i]);
    }
    panel
        .bars(index, spread.estimate(), Style.category(0).alpha(0.5).label("observed data"))
        .errorBars(
            index,
            middle,
            half,
            Style.of(Palette.DATA).marker(Marker.NONE, 1).label("16 to 84 % of the replicas"))
        .points(
            index,
            spread.median(),
            Style.category(1).marker(Marker.CIRCLE, 3).label("median of the replicas"));
  }

  private static void drawCorrelation(Panel panel, BootstrapResult result) {
    double[] edges = new double[result.components() + 1];
    Arrays.setAll(edges, c -> c - 0.5);
    panel
        .title("correlation of component sums")
        .xLabel("component")
        .yLabel("component")
        .heatMap(
            edges,
            edges,
            result.componentCorrelation(),
            ColorScale.of(Colormap.DIVERGING).limits(-1, 1).label("correlation"));
  }
}
