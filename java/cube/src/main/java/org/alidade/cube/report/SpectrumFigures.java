package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.math.Quantiles;
import org.alidade.plot.Figure;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Figures of single spectra with their fit, and of all residuals together. */
final class SpectrumFigures {
  private static final int BINS = 40;
  private static final int DPI = 110;

  private SpectrumFigures() {}

  /** Data, model and residuals of one spaxel; residuals are moved below the data. */
  static Figure spectrum(FitData fit, int spaxel) {
    Figure figure = Figure.single().size(12, 5).dpi(DPI);
    SpectrumPanel.draw(
        figure.panel(0, 0),
        new SpaxelSpectrum(
            spaxel, fit.logLambda(), fit.keep(), fit.data(spaxel), fit.model(spaxel), ""));
    return figure;
  }

  /** Histogram of the residuals of all spaxels. */
  static Figure histogram(SpaxelErrors errors) {
    Figure figure = Figure.single().size(7, 5).dpi(DPI);
    double median = Quantiles.median(errors.rms());
    Panel panel =
        figure
            .panel(0, 0)
            .title("residuals of all spaxels")
            .xLabel("rms(data - model) per spaxel [flux]")
            .yLabel("spaxels");
    if (Arrays.stream(errors.rms()).anyMatch(Double::isFinite)) {
      panel
          .histogram(errors.rms(), BINS, Style.category(0))
          .verticalLine(
              median, Style.of(Palette.MODEL).dashed().label("median " + Numbers.of(median)));
    }
    return figure;
  }
}
