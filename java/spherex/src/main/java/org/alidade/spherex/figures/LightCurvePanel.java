package org.alidade.spherex.figures;

import java.awt.Color;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.spherex.VisualizationOptions;

/** Flux or magnitude against time, coloured by wavelength. */
final class LightCurvePanel {
  private static final double SHORTEST_COLOR = 0.75;
  private static final double LONGEST_COLOR = 5.0;

  private final PlotFacts facts;
  private final VisualizationOptions options;
  private final Symbols symbols;

  LightCurvePanel(PlotFacts facts, VisualizationOptions options) {
    this.facts = facts;
    this.options = options;
    this.symbols = new Symbols(options);
  }

  void draw(Panel panel) {
    Symbols.axes(panel, facts.lightCurve());
    PointSet rejected =
        new PointSet(
            facts.points().stream()
                .filter(point -> !point.good() && !point.isGoodLimit())
                .toList());
    if (!rejected.isEmpty()) {
      panel.points(rejected.times(), rejected.values(), symbols.rejected().label("Rejected"));
    }
    ColorScale colors =
        ColorScale.named(options.wavelengthCmap())
            .limits(SHORTEST_COLOR, LONGEST_COLOR)
            .label("Wavelength (\u03bcm)");
    good(panel, colors);
    limits(panel, colors);
  }

  private void good(Panel panel, ColorScale colors) {
    PointSet good =
        new PointSet(
            facts.points().stream().filter(point -> point.good() && !point.isGoodLimit()).toList());
    if (good.isEmpty()) {
      return;
    }
    if (options.showErrorbars()) {
      panel.errorCrosses(
          good.times(),
          good.values(),
          PointSet.NONE,
          good.errors(),
          good.wavelengths(),
          colors,
          symbols.bars());
    }
    panel.coloredPoints(good.times(), good.values(), good.wavelengths(), colors, symbols.good());
  }

  private void limits(Panel panel, ColorScale colors) {
    PointSet limits =
        new PointSet(facts.points().stream().filter(FigurePoint::isGoodLimit).toList());
    if (limits.isEmpty()) {
      return;
    }
    Style style = symbols.limit(Color.BLACK).alpha(options.markerAlpha());
    panel.coloredPoints(limits.times(), limits.limits(), limits.wavelengths(), colors, style);
  }
}
