package org.alidade.cube.report;

import java.util.Arrays;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.math.Quantiles;
import org.alidade.plot.Figure;
import org.alidade.plot.LineType;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Figures of single spectra with their fit, and of all residuals together. */
final class SpectrumFigures {
  private static final int BINS = 40;
  private static final int DPI = 110;

  /** Distance of the residuals' zero line below the data, as a fraction of the data's range. */
  private static final double RESIDUAL_SHIFT = 0.25;

  private SpectrumFigures() {}

  /** Data, model and residuals of one spaxel; residuals are moved below the data. */
  static Figure spectrum(FitData fit, SpaxelErrors errors, int spaxel) {
    double[] x = fit.logLambda();
    double[] data = fit.data(spaxel);
    double[] model = fit.model(spaxel);
    double rms = errors.rms()[spaxel];
    double zero = residualZero(data, model, fit.keep());
    double[] residual = new double[data.length];
    for (int l = 0; l < residual.length; l++) {
      residual[l] = fit.keep()[l] ? zero + data[l] - model[l] : Double.NaN;
    }
    Figure figure = Figure.single().size(12, 5).dpi(DPI);
    Style guide = Style.of(Palette.GUIDE).width(0.8);
    figure
        .panel(0, 0)
        .title(title(errors, spaxel))
        .xLabel("log(\u03bb [\u00c5])")
        .yLabel("flux")
        .maskedBands(x, fit.keep())
        .line(x, data, Style.of(Palette.DATA).label("data"))
        .line(x, model, Style.of(Palette.MODEL).label("model"))
        .points(
            x,
            residual,
            Style.of(Palette.RESIDUAL)
                .line(LineType.NONE)
                .marker(Marker.DIAMOND, 3)
                .label("data - model, shifted"))
        .horizontalLine(zero, guide)
        .horizontalLine(zero + rms, guide.dashed())
        .horizontalLine(zero - rms, guide.dashed());
    return figure;
  }

  private static String title(SpaxelErrors errors, int spaxel) {
    double rms = errors.rms()[spaxel];
    return "spaxel "
        + spaxel
        + ": rms residual "
        + Numbers.of(rms)
        + ", "
        + Numbers.percent(rms / Math.abs(errors.dataFlux()[spaxel]))
        + " of the mean flux";
  }

  /** The range of data and model counts, at pixels that are kept. */
  private static double residualZero(double[] data, double[] model, boolean[] keep) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int l = 0; l < data.length; l++) {
      if (keep[l] && Double.isFinite(data[l])) {
        low = Math.min(low, Math.min(data[l], model[l]));
        high = Math.max(high, Math.max(data[l], model[l]));
      }
    }
    return low - RESIDUAL_SHIFT * (high - low);
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
