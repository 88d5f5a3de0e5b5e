package org.alidade.cube.mock;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.OperatorPrecision;
import org.alidade.cube.RebinMode;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.RebinOperator;
import org.alidade.cube.internal.operator.MatrixFree;

/**
 * Spectra without noise of some spaxels, by the product that never forms the matrix. Only the
 * components with light take part, each with the one spectrum that its weights mix.
 */
final class GalaxySpectra {
  private static final String TAG = "cube.mock";

  private final double[] templateGrid;
  private final double[] observedGrid;
  private final double[] velocities;
  private final int[] active;
  private final double[][] mixtures;

  /**
   * Mixes the templates.
   *
   * @param templates (P, T)
   * @param weights (C, P), flattened
   */
  GalaxySpectra(
      double[][] templates,
      double[] weights,
      double[] templateGrid,
      double[] observedGrid,
      double[] velocities) {
    this.templateGrid = templateGrid;
    this.observedGrid = observedGrid;
    this.velocities = velocities;
    int populations = templates.length;
    this.active =
        IntStream.range(0, weights.length / populations)
            .filter(c -> lit(weights, c * populations, populations))
            .toArray();
    this.mixtures =
        Arrays.stream(active)
            .mapToObj(c -> mixture(templates, weights, c * populations))
            .toArray(double[][]::new);
  }

  private static boolean lit(double[] weights, int first, int count) {
    return Arrays.stream(weights, first, first + count).anyMatch(weight -> weight > 0);
  }

  private static double[] mixture(double[][] templates, double[] weights, int first) {
    double[] mixture = new double[templates[0].length];
    for (int p = 0; p < templates.length; p++) {
      double weight = weights[first + p];
      for (int t = 0; t < mixture.length && weight != 0; t++) {
        mixture[t] += weight * templates[p][t];
      }
    }
    return mixture;
  }

  /**
   * Model spectra.
   *
   * @param losvd histograms of the spaxels, (count, V, C)
   * @return (count, L); the caller closes it
   */
  DoubleArray of(DoubleArray losvd, int threads) {
    int spaxels = Math.toIntExact(losvd.shape().length(0));
    double[] x = new double[active.length * active.length];
    for (int i = 0; i < active.length; i++) {
      x[i * active.length + i] = 1;
    }
    ModelInputs inputs =
        new ModelInputs(
            templateGrid,
            observedGrid,
            velocities,
            mixtureArray(),
            activeHistograms(losvd, spaxels),
            RebinOperator.between(templateGrid, observedGrid, RebinMode.OVERLAP),
            new double[spaxels]);
    try (CubeOperator operator =
            MatrixFree.of(inputs, BuildOptions.defaults(), OperatorPrecision.DOUBLE, threads);
        DoubleArray weights = DoubleArray.copyOf(TAG, x)) {
      DoubleArray spectra = DoubleArray.allocate(TAG, spaxels, observedGrid.length);
      operator.forward(weights, spectra);
      return spectra;
    }
  }

  private DoubleArray mixtureArray() {
    DoubleArray array = DoubleArray.allocate(TAG, mixtures.length, templateGrid.length);
    for (int i = 0; i < mixtures.length; i++) {
      array.copyFrom(mixtures[i], 0, (long) i * templateGrid.length, templateGrid.length);
    }
    return array;
  }

  private DoubleArray activeHistograms(DoubleArray losvd, int spaxels) {
    int components = Math.toIntExact(losvd.shape().length(2));
    DoubleArray array = DoubleArray.allocate(TAG, spaxels, velocities.length, active.length);
    double[] line = new double[components];
    double[] kept = new double[active.length];
    for (long row = 0; row < (long) spaxels * velocities.length; row++) {
      losvd.copyTo(row * components, line, 0, components);
      for (int i = 0; i < kept.length; i++) {
        kept[i] = line[active[i]];
      }
      array.copyFrom(kept, 0, row * kept.length, kept.length);
    }
    return array;
  }
}
