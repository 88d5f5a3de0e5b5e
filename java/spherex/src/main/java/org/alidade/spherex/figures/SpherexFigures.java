package org.alidade.spherex.figures;

import java.util.Objects;
import org.alidade.plot.Figure;
import org.alidade.plot.Panel;
import org.alidade.spherex.FigureSize;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.QualityControl;

/**
 * Draws spectra and light curves (spec spherex 10).
 *
 * <pre>{@code
 * SpherexFigures figures = new SpherexFigures(control, options, StyleFile.ofUser());
 * figures.combined(curve).write(Path.of("results/combined_plot.png"));   // or .pdf, .svg
 * }</pre>
 *
 * @param control tells good points and limits
 * @param options what to draw and how
 * @param style type sizes, grid and frame
 */
public record SpherexFigures(
    QualityControl control, VisualizationOptions options, SpherexStyle style) {
  /** Checks that nothing is missing. */
  public SpherexFigures {
    Objects.requireNonNull(control);
    Objects.requireNonNull(options);
    Objects.requireNonNull(style);
  }

  /** The spectrum above the light curve. */
  public Figure combined(LightCurve curve) {
    PlotFacts facts = PlotFacts.of(curve, control, options);
    Figure figure = figure(2, options.figsize()).title(curve.source().label());
    new SpectrumPanel(facts, options).draw(styled(figure.panel(0, 0)));
    new LightCurvePanel(facts, options).draw(styled(figure.panel(1, 0)));
    return figure;
  }

  /** The spectrum alone, half as high as both together. */
  public Figure spectrum(LightCurve curve) {
    Figure figure = figure(1, half(options.figsize())).title(curve.source().label());
    new SpectrumPanel(PlotFacts.of(curve, control, options), options)
        .draw(styled(figure.panel(0, 0)));
    return figure;
  }

  /** The light curve alone, half as high as both together. */
  public Figure lightCurve(LightCurve curve) {
    Figure figure = figure(1, half(options.figsize())).title(curve.source().label());
    new LightCurvePanel(PlotFacts.of(curve, control, options), options)
        .draw(styled(figure.panel(0, 0)));
    return figure;
  }

  /**
   * Four panels about all measurements, good and bad: their wavelengths, bands, signal-to-noise
   * ratios and times; 12 by 8 inches.
   */
  public Figure statistics(LightCurve curve) {
    Figure figure = Figure.grid(2, 2).size(12, 8).dpi(options.dpi()).title(curve.source().label());
    StatisticsPanels panels = new StatisticsPanels(curve.results());
    panels.wavelengths(styled(figure.panel(0, 0)));
    panels.bands(styled(figure.panel(0, 1)));
    panels.signalToNoise(styled(figure.panel(1, 0)));
    panels.times(styled(figure.panel(1, 1)));
    return figure;
  }

  private Panel styled(Panel panel) {
    return style.apply(panel);
  }

  private Figure figure(int rows, FigureSize size) {
    return Figure.grid(rows, 1).size(size.widthInches(), size.heightInches()).dpi(options.dpi());
  }

  private static FigureSize half(FigureSize size) {
    return new FigureSize(size.widthInches(), Math.max(1, size.heightInches() / 2));
  }
}
