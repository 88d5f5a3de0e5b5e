package org.alidade.cube.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.math.Quantiles;
import org.alidade.plot.Palette;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/**
 * Spectra with their models one above the other, each in units of its own median flux, so that
 * bright and faint spaxels show alike.
 */
final class StackedSpectra {
  /** Room between neighbours, in units of the largest range of a spectrum. */
  private static final double STEP = 1.15;

  private StackedSpectra() {}

  /** Draws them from the bottom up, on few of the kept pixels. */
  static void draw(Panel panel, List<SpaxelSpectrum> spectra, int mostPixels) {
    panel.title("spectra").xLabel("log(\u03bb [\u00c5])").yLabel("spaxel; flux / its median");
    if (spectra.isEmpty()) {
      panel.note("no observed spectra");
      return;
    }
    List<Curve> curves = spectra.stream().map(spectrum -> Curve.of(spectrum, mostPixels)).toList();
    double step = STEP * curves.stream().mapToDouble(Curve::range).max().orElse(0);
    double apart = step > 0 ? step : 1;
    for (int i = 0; i < curves.size(); i++) {
      curves.get(i).draw(panel, i * apart - 1, i == 0);
    }
    panel.yTicks(
        IntStream.range(0, curves.size()).mapToDouble(i -> i * apart).toArray(),
        spectra.stream().map(spectrum -> String.valueOf(spectrum.spaxel())).toArray(String[]::new));
    shade(panel, spectra.get(0));
    if (spectra.stream().allMatch(spectrum -> spectrum.model().length == 0)) {
      panel.note(spectra.get(0).modelSource());
    }
  }

  private static void shade(Panel panel, SpaxelSpectrum first) {
    if (first.logLambda().length > 1) {
      panel.maskedBands(first.logLambda(), first.keep());
    }
  }

  /** One spectrum in units of its median, with a gap wherever masked pixels lie between. */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  private record Curve(double[] x, double[] data, double[] model) {
    static Curve of(SpaxelSpectrum spectrum, int mostPixels) {
      boolean[] keep = spectrum.keep();
      int[] kept = IntStream.range(0, keep.length).filter(l -> keep[l]).toArray();
      int[] chosen = EvenChoice.of(kept, mostPixels);
      int[] places = withGaps(chosen, keep);
      double median =
          Quantiles.median(Arrays.stream(chosen).mapToDouble(l -> spectrum.data()[l]).toArray());
      double unit = Double.isFinite(median) && median != 0 ? Math.abs(median) : 1;
      double[] grid = spectrum.logLambda();
      return new Curve(
          Arrays.stream(places)
              .mapToDouble(l -> l < 0 ? Double.NaN : grid.length > 0 ? grid[l] : l)
              .toArray(),
          values(spectrum.data(), places, unit),
          spectrum.model().length == 0 ? new double[0] : values(spectrum.model(), places, unit));
    }

    /** The pixels with -1 between two that have a masked one between them. */
    private static int[] withGaps(int[] chosen, boolean[] keep) {
      IntStream.Builder places = IntStream.builder();
      for (int i = 0; i < chosen.length; i++) {
        if (i > 0
            && IntStream.range(chosen[i - 1], chosen[i]).anyMatch(between -> !keep[between])) {
          places.add(-1);
        }
        places.add(chosen[i]);
      }
      return places.build().toArray();
    }

    private static double[] values(double[] flux, int[] places, double unit) {
      return Arrays.stream(places).mapToDouble(l -> l < 0 ? Double.NaN : flux[l] / unit).toArray();
    }

    /** Range of most of the data, 0 if there are none. */
    double range() {
      double[] ends = Quantiles.quantiles(data, 0.01, 0.99);
      return Double.isFinite(ends[1] - ends[0]) ? ends[1] - ends[0] : 0;
    }

    void draw(Panel panel, double offset, boolean labelled) {
      Style black = Style.of(Palette.DATA).width(0.9);
      Style red = Style.of(Palette.MODEL).width(0.9);
      panel.line(x, shifted(data, offset), labelled ? black.label("data") : black);
      if (model.length > 0) {
        panel.line(x, shifted(model, offset), labelled ? red.label("model") : red);
      }
    }

    private static double[] shifted(double[] values, double offset) {
      return Arrays.stream(values).map(value -> value + offset).toArray();
    }
  }
}
