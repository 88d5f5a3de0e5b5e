package org.alidade.cube.view;

import java.nio.file.Path;
import org.alidade.array.DoubleArray;
import org.alidade.array.FormatException;
import org.alidade.array.Shape;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Lengths;
import org.alidade.cube.internal.RebinOperator;
import org.alidade.cube.internal.view.FitSource;
import org.alidade.cube.internal.view.SpaxelBlock;
import org.alidade.cube.internal.view.SpaxelRows;
import org.alidade.hdf5.Hdf5File;

/**
 * How much light a component puts into every spaxel: the mean over kept pixels of its model, {@code
 * scale(s, c) * sum_p x[c, p] * mean_l(R_T' T_p)}. The velocity distribution moves light along the
 * spectrum but does not change its sum, so no convolution is needed; light that crosses the ends of
 * the spectrum is neglected.
 *
 * <p>Example: {@code ComponentLight.read(path).light(3, weights)}.
 */
public final class ComponentLight {
  private final int components;
  private final double[] scale;
  private final double[] templateFlux;

  private ComponentLight(int components, double[] scale, double[] templateFlux) {
    this.components = components;
    this.scale = scale;
    this.templateFlux = templateFlux;
  }

  /**
   * Reads velocity histograms and templates once; opens the file for one block of spaxels at a
   * time.
   *
   * @throws org.alidade.array.MissingDatasetException if the file was not populated
   */
  public static ComponentLight read(Path cubeFile) {
    int spaxels;
    int components;
    int block;
    double[] flux;
    try (FitSource source = FitSource.open(cubeFile)) {
      flux = templateFlux(source.cube());
      block = SpaxelBlock.length(source.cube());
      int[] losvd = Lengths.of(source.cube().dataset(CubeLayout.LOSVD), 3);
      spaxels = losvd[0];
      components = losvd[2];
    }
    Shape scales = Shape.of(spaxels, components);
    if (scales.size() > Integer.MAX_VALUE) {
      throw new FormatException(
          "spaxels and components " + scales + " are too many",
          CubeLayout.LOSVD,
          "populate the file again from its arrays");
    }
    double[] scale = new double[(int) scales.size()];
    for (int first = 0; first < spaxels; first += block) {
      int count = Math.min(block, spaxels - first);
      try (FitSource source = FitSource.open(cubeFile)) {
        double[] part = SpaxelBlock.scales(source.cube(), first, count);
        System.arraycopy(part, 0, scale, first * components, part.length);
      }
    }
    return new ComponentLight(components, scale, flux);
  }

  /** Mean rebinned flux of every template over kept pixels. */
  private static double[] templateFlux(Hdf5File file) {
    int pixels = Lengths.of(file.dataset(CubeLayout.OBS_PIX), 1)[0];
    int templatePixels = Lengths.of(file.dataset(CubeLayout.TEM_PIX), 1)[0];
    int[] sizes = Lengths.of(file.dataset(CubeLayout.TEMPLATES), 2);
    if (sizes[1] != templatePixels) {
      throw new FormatException(
          "templates of " + sizes[1] + " pixels on a grid of " + templatePixels,
          CubeLayout.TEMPLATES,
          "populate the file again from its arrays");
    }
    RebinOperator rebin = CubeReading.rebin(file, templatePixels, pixels);
    double[] perPixel = rowMeans(rebin.toDense(), SpaxelRows.mask(file, pixels));
    try (DoubleArray templates = CubeReading.doubles(file, CubeLayout.TEMPLATES)) {
      double[] flux = new double[sizes[0]];
      double[] line = new double[templatePixels];
      for (int p = 0; p < flux.length; p++) {
        templates.copyTo((long) p * templatePixels, line, 0, templatePixels);
        for (int t = 0; t < templatePixels; t++) {
          flux[p] += perPixel[t] * line[t];
        }
      }
      return flux;
    }
  }

  private static double[] rowMeans(float[] dense, boolean[] keep) {
    int kept = 0;
    for (boolean used : keep) {
      kept += used ? 1 : 0;
    }
    double[] means = new double[dense.length / keep.length];
    for (int i = 0; i < dense.length; i++) {
      if (keep[i % keep.length]) {
        means[i / keep.length] += dense[i] / kept;
      }
    }
    return means;
  }

  /** Number of components C. */
  public int components() {
    return components;
  }

  /**
   * Mean flux of one component in every spaxel, in flux units of the data.
   *
   * @param component index of the component
   * @param weights weights of the fit
   * @return S values
   */
  public double[] light(int component, FitWeights weights) {
    double[] x = weights.component(component, templateFlux.length);
    double flux = 0;
    for (int p = 0; p < x.length; p++) {
      flux += x[p] * templateFlux[p];
    }
    double[] light = new double[scale.length / components];
    for (int s = 0; s < light.length; s++) {
      light[s] = scale[s * components + component] * flux;
    }
    return light;
  }
}
