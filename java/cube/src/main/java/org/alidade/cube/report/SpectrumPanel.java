package org.alidade.cube.report;

import java.util.stream.IntStream;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.plot.LineType;
import org.alidade.plot.Marker;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * One spectrum with its fit at full resolution: data, model, masked bands, and the residuals moved
 * below the data with their zero line and one standard deviation on either side.
 */
final class SpectrumPanel {
  /** Distance of the residuals' zero line below the data, as a fraction of the data's range. */
  private static final double RESIDUAL_SHIFT = 0.25;

  private SpectrumPanel() {}

  static void draw(Panel panel, SpaxelSpectrum spectrum) {
    double[] data = spectrum.data();
    double[] x = grid(spectrum);
    panel
        .title("spaxel " + spectrum.spaxel())
        .xLabel("log(\u03bb [\u00c5])")
        .yLabel("flux")
        .maskedBands(x, spectrum.keep())
        .line(x, data, Style.of(Palette.DATA).label("data"));
    if (spectrum.model().length == 0) {
      panel.note(spectrum.modelSource());
      return;
    }
    panel.line(x, spectrum.model(), Style.of(Palette.MODEL).label("model"));
    residuals(panel, x, spectrum);
  }

  private static double[] grid(SpaxelSpectrum spectrum) {
    return spectrum.logLambda().length > 0
        ? spectrum.logLambda()
        : IntStream.range(0, spectrum.data().length).asDoubleStream().toArray();
  }

  private static void residuals(Panel panel, double[] x, SpaxelSpectrum spectrum) {
    double[] data = spectrum.data();
    double[] model = spectrum.model();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double squares = 0;
    double flux = 0;
    int used = 0;
    double[] residual = new double[data.length];
    for (int l = 0; l < data.length; l++) {
      residual[l] = spectrum.keep()[l] ? data[l] - model[l] : Double.NaN;
      if (Double.isFinite(residual[l])) {
        low = Math.min(low, Math.min(data[l], model[l]));
        high = Math.max(high, Math.max(data[l], model[l]));
        squares += residual[l] * residual[l];
        flux += data[l];
        used++;
      }
    }
    if (used == 0) {
      panel.note("no pixel that counts");
      return;
    }
    double rms = Math.sqrt(squares / used);
    double zero = low - RESIDUAL_SHIFT * (high - low);
    for (int l = 0; l < residual.length; l++) {
      residual[l] += zero;
    }
    Style guide = Style.of(Palette.GUIDE).width(0.8);
    panel
        .points(
            x,
            residual,
            Style.of(Palette.RESIDUAL)
                .line(LineType.NONE)
                .marker(Marker.DIAMOND, 3)
                .label("data - model, shifted"))
        .horizontalLine(zero, guide)
        .horizontalLine(zero + rms, guide.dashed())
        .horizontalLine(zero - rms, guide.dashed())
        .title(title(spectrum.spaxel(), rms, Math.abs(flux / used)));
  }

  private static String title(int spaxel, double rms, double flux) {
    return "spaxel "
        + spaxel
        + ": rms residual "
        + Numbers.of(rms)
        + ", "
        + Numbers.percent(rms / flux)
        + " of the mean flux";
  }
}
