package org.alidade.spherex.figures;

import java.awt.Color;
import org.alidade.plot.ColorScale;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.QualityClass;

/** Flux or magnitude against wavelength, coloured by time. */
final class SpectrumPanel {
  private static final Color LIMIT = Color.RED;
  private static final Color REJECTED_LIMIT = new Color(0xF0, 0x80, 0x80);
  private static final double LIMIT_ALPHA = 0.8;

  private final PlotFacts facts;
  private final VisualizationOptions options;
  private final Symbols symbols;

  SpectrumPanel(PlotFacts facts, VisualizationOptions options) {
    this.facts = facts;
    this.options = options;
    this.symbols = new Symbols(options);
  }

  void draw(Panel panel) {
    Symbols.axes(panel, facts.spectrum());
    rejected(panel);
    rejectedLimits(panel);
    good(panel);
    goodLimits(panel);
  }

  private void good(Panel panel) {
    PointSet good = new PointSet(facts.of(QualityClass.GOOD_REGULAR));
    if (good.isEmpty()) {
      return;
    }
    double[] days = good.of(facts::days);
    ColorScale colors = dates();
    if (options.showErrorbars()) {
      panel.errorCrosses(
          good.wavelengths(),
          good.values(),
          good.halfBandwidths(),
          good.errors(),
          days,
          colors,
          symbols.bars());
    }
    panel.coloredPoints(good.wavelengths(), good.values(), days, colors, symbols.good());
  }

  private ColorScale dates() {
    double last =
        facts.points().stream()
            .filter(point -> point.kind().isGood())
            .mapToDouble(facts::days)
            .max()
            .orElse(1);
    return ColorScale.named(options.dateCmap())
        .limits(0, last > 0 ? last : 1)
        .label("Days since first obs");
  }

  private void rejected(Panel panel) {
    PointSet rejected = new PointSet(facts.of(QualityClass.REJECTED_REGULAR));
    if (rejected.isEmpty()) {
      return;
    }
    panel.errorCrosses(
        rejected.wavelengths(),
        rejected.values(),
        rejected.halfBandwidths(),
        PointSet.NONE,
        PointSet.NONE,
        null,
        symbols.rejectedBars());
    panel.points(rejected.wavelengths(), rejected.values(), symbols.rejected().label("Rejected"));
  }

  private void goodLimits(Panel panel) {
    PointSet limits = new PointSet(facts.of(QualityClass.GOOD_UPPER_LIMIT));
    if (limits.isEmpty()) {
      return;
    }
    boolean magnitudes =
        options.useMagnitude() && options.upperLimitRule() == UpperLimitRule.REFERENCE;
    Style style =
        symbols
            .limit(LIMIT)
            .alpha(LIMIT_ALPHA)
            .label(magnitudes ? "Lower limits (mag)" : "Upper limits");
    panel.points(limits.wavelengths(), limits.limits(), style);
  }

  private void rejectedLimits(Panel panel) {
    PointSet limits = new PointSet(facts.of(QualityClass.REJECTED_UPPER_LIMIT));
    if (!limits.isEmpty()) {
      Style style = symbols.rejected().color(REJECTED_LIMIT).label("Rejected (UL)");
      panel.points(limits.wavelengths(), limits.limits(), style);
    }
  }
}
