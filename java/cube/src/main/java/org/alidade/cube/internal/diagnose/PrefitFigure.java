package org.alidade.cube.internal.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Grids;
import org.alidade.cube.internal.KernelGrid;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.alidade.plot.Figure;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;

/** Draws the snapshot before a fit: data, templates, velocity distributions, models. */
public final class PrefitFigure {
  private static final double WIDTH_INCHES = 12;
  private static final double HEIGHT_INCHES = 8;
  private static final int DPI = 150;

  private final Hdf5File file;
  private final double lowQuantile;
  private final double highQuantile;
  private final double padFraction;
  private final double[] wavelength;
  private final double[] temPix;
  private final double[] velPix;
  private final boolean[] keep;

  /** Reads grids and mask. */
  public PrefitFigure(Hdf5File file, double lowQuantile, double highQuantile, double padFraction) {
    this.file = file;
    this.lowQuantile = lowQuantile;
    this.highQuantile = highQuantile;
    this.padFraction = padFraction;
    double[] obsPix = file.dataset(CubeLayout.OBS_PIX).readDoubles();
    this.wavelength = Arrays.stream(obsPix).map(Math::exp).toArray();
    this.temPix = file.dataset(CubeLayout.TEM_PIX).readDoubles();
    this.velPix = file.dataset(CubeLayout.VEL_PIX).readDoubles();
    this.keep = CubeReading.mask(file, obsPix.length);
  }

  /** The figure of these spaxels, templates and pairs. */
  public Figure draw(
      int[] spaxels, int[] templates, List<PrefitSelection.Pair> pairs, DoneTiles tiles) {
    Figure figure =
        Figure.grid(2, 2)
            .size(WIDTH_INCHES, HEIGHT_INCHES)
            .dpi(DPI)
            .title(
                file.path().getFileName()
                    + ": "
                    + tiles.done()
                    + " of "
                    + tiles.total()
                    + " tiles done ("
                    + Numbers.percent((double) tiles.done() / tiles.total())
                    + ")");
    observed(figure.panel(0, 0), spaxels);
    templates(figure.panel(0, 1), templates);
    velocities(figure.panel(1, 0), pairs);
    models(figure.panel(1, 1), pairs);
    return figure;
  }

  private Panel spectra(Panel panel, String title, String flux) {
    return panel
        .title(title)
        .xLabel("wavelength [\u00c5]")
        .yLabel(flux)
        .maskedBands(wavelength, keep)
        .yQuantileLimits(lowQuantile, highQuantile, padFraction);
  }

  private void observed(Panel panel, int[] spaxels) {
    spectra(panel, "observed spectra", "flux");
    for (int i = 0; i < spaxels.length; i++) {
      double[] flux = file.dataset(CubeLayout.DATA_CUBE).readDoubles(Slab.rows(spaxels[i], 1));
      panel.line(wavelength, flux, Style.category(i).label("spaxel " + spaxels[i]));
    }
  }

  private void templates(Panel panel, int[] templates) {
    spectra(panel, "templates, rebinned only", "flux");
    float[] rebin = CubeReading.rebin(file, temPix.length, wavelength.length).toDense();
    for (int i = 0; i < templates.length; i++) {
      double[] template =
          file.dataset(CubeLayout.TEMPLATES).readDoubles(Slab.rows(templates[i], 1));
      panel.line(
          wavelength,
          rebinned(template, rebin),
          Style.category(i).label("population " + templates[i]));
    }
  }

  private double[] rebinned(double[] template, float[] rebin) {
    double[] flux = new double[wavelength.length];
    for (int t = 0; t < template.length; t++) {
      for (int l = 0; l < flux.length; l++) {
        flux[l] += rebin[t * flux.length + l] * template[t];
      }
    }
    return flux;
  }

  private void velocities(Panel panel, List<PrefitSelection.Pair> pairs) {
    panel
        .title("velocity distributions (solid) and kernels (dashed)")
        .xLabel("velocity [km s^{-1}]")
        .yLabel("part per bin or tap");
    BuildOptions built =
        BuildRecord.find(file).map(BuildRecord::options).orElseGet(BuildOptions::defaults);
    double dlog = Grids.uniformStep(temPix, CubeLayout.TEM_PIX);
    KernelGrid grid = KernelGrid.of(velPix, dlog, built.velocityBiasKms());
    boolean scaled = false;
    for (int i = 0; i < pairs.size(); i++) {
      PrefitSelection.Pair pair = pairs.get(i);
      LosvdKernel kernel = LosvdKernel.of(pair.losvd(), velPix, grid, built.kernel());
      Style style = Style.category(i);
      panel.line(velPix, LosvdKernel.unitSum(pair.losvd()), style.label(name(pair)));
      panel.line(kernel.velocityKms(), kernel.taps(), style.dashed());
      Optional<Double> scale = scale(pair);
      if (scale.isPresent()) {
        double[] light = Arrays.stream(kernel.taps()).map(tap -> tap * scale.get()).toArray();
        panel.line(kernel.velocityKms(), light, style.dotted().onRightAxis());
        scaled = true;
      }
    }
    if (scaled) {
      panel.rightLabel("scaled kernel (dotted)");
    }
  }

  private static String name(PrefitSelection.Pair pair) {
    return "s " + pair.spaxel() + ", c " + pair.component();
  }

  /** Factor on the models of a pair; empty in files that do not record the amplitudes. */
  private Optional<Double> scale(PrefitSelection.Pair pair) {
    if (!file.isDataset(CubeLayout.LOSVD_AMPLITUDE)) {
      return Optional.empty();
    }
    double amplitude =
        file.dataset(CubeLayout.LOSVD_AMPLITUDE)
            .readDoubles(Slab.of(new long[] {pair.spaxel(), pair.component()}, new long[] {1, 1}))[
            0];
    String norm =
        file.group(CubeLayout.HYPERCUBE).attributes().findString("norm.mode").orElse("model");
    if (norm.equals("model")) {
      return Optional.of(amplitude);
    }
    if (!file.isDataset(CubeLayout.LOSVD_AMPLITUDE_SUM) || !file.isDataset(CubeLayout.DATA_FLUX)) {
      return Optional.empty();
    }
    double sum = one(CubeLayout.LOSVD_AMPLITUDE_SUM, pair.spaxel());
    double flux = one(CubeLayout.DATA_FLUX, pair.spaxel());
    return Optional.of(sum > 0 && flux > 0 ? flux * amplitude / sum : 0);
  }

  private double one(String path, int index) {
    return file.dataset(path).readDoubles(Slab.rows(index, 1))[0];
  }

  private void models(Panel panel, List<PrefitSelection.Pair> pairs) {
    spectra(panel, "finished models (spaxel s, component c, population p)", "flux");
    for (int i = 0; i < pairs.size(); i++) {
      PrefitSelection.Pair pair = pairs.get(i);
      for (int j = 0; j < pair.populations().length; j++) {
        int population = pair.populations()[j];
        double[] flux =
            file.dataset(CubeLayout.MODELS)
                .readDoubles(
                    Slab.of(
                        new long[] {pair.spaxel(), pair.component(), population, 0},
                        new long[] {1, 1, 1, wavelength.length}));
        Style style = Style.category(i).label(name(pair) + ", p " + population);
        panel.line(wavelength, flux, j % 2 == 0 ? style : style.dashed());
      }
    }
  }
}
