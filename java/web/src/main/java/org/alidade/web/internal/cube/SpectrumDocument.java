package org.alidade.web.internal.cube;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.web.internal.Json;

/** Data and model of one spaxel over wavelength in Angstrom. */
final class SpectrumDocument {
  private static final int MOST_PIXELS = 20_000;

  private SpectrumDocument() {}

  static Json of(FitView view, Query query) {
    int spaxel = query.index("spaxel", Math.max(1, view.sizes().spaxels()));
    Optional<FitWeights> weights = query.weights(view);
    SpaxelSpectrum spectrum = view.spectrum(spaxel, weights);
    int step = (spectrum.data().length + MOST_PIXELS - 1) / MOST_PIXELS;
    double[] grid = grid(spectrum);
    Json json = new Json().integer("spaxel", spaxel);
    WeightsDocument.source(json, weights);
    json.text("modelSource", spectrum.modelSource())
        .text("xLabel", spectrum.logLambda().length > 0 ? "wavelength [\u00c5]" : "pixel")
        .number("rms", rms(spectrum))
        .numbers("x", every(grid, step))
        .numbers("data", every(spectrum.data(), step))
        .numbers("model", every(spectrum.model(), step));
    return json.objects("masked", masked(spectrum.keep(), grid), SpectrumDocument::band);
  }

  private static double[] grid(SpaxelSpectrum spectrum) {
    double[] grid = new double[spectrum.data().length];
    for (int l = 0; l < grid.length; l++) {
      grid[l] = spectrum.logLambda().length > 0 ? Math.exp(spectrum.logLambda()[l]) : l;
    }
    return grid;
  }

  private static double[] every(double[] values, int step) {
    if (step <= 1) {
      return values;
    }
    double[] kept = new double[(values.length + step - 1) / step];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = values[i * step];
    }
    return kept;
  }

  private static double rms(SpaxelSpectrum spectrum) {
    double squares = 0;
    int used = 0;
    for (int l = 0; l < spectrum.model().length; l++) {
      double residual = spectrum.data()[l] - spectrum.model()[l];
      if (spectrum.keep()[l] && Double.isFinite(residual)) {
        squares += residual * residual;
        used++;
      }
    }
    return used > 0 ? Math.sqrt(squares / used) : Double.NaN;
  }

  /** Stretches of masked pixels, half a pixel wider on either side. */
  private static List<double[]> masked(boolean[] keep, double[] grid) {
    List<double[]> bands = new ArrayList<>();
    for (int l = 0; l < keep.length; l++) {
      if (!keep[l]) {
        int first = l;
        while (l + 1 < keep.length && !keep[l + 1]) {
          l++;
        }
        bands.add(new double[] {between(grid, first - 1, first), between(grid, l, l + 1)});
      }
    }
    return bands;
  }

  private static double between(double[] grid, int left, int right) {
    if (left < 0) {
      return grid[0];
    }
    return right >= grid.length ? grid[grid.length - 1] : (grid[left] + grid[right]) / 2;
  }

  private static void band(Json json, double[] band) {
    json.number("from", band[0]).number("to", band[1]);
  }
}
