package org.alidade.cube.internal.operator;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Column energies and fluxes over all spaxels without models: sums over spaxels of the kernels on
 * one side, sums over pixels of the shifted templates on the other (spec cubefit 6.5).
 */
final class ColumnSums {
  /** Populations whose packed matrices are held at a time, in elements. */
  private static final long MOST_ELEMENTS = 1L << 24;

  private final KernelStore store;
  private final ShiftedTemplates templates;
  private final CubeShape shape;
  private final ThreadBudget budget;

  ColumnSums(KernelStore store, ShiftedTemplates templates, CubeShape shape, ThreadBudget budget) {
    this.store = store;
    this.templates = templates;
    this.shape = shape;
    this.budget = budget;
  }

  /** Energies: inner products of Gamma of the component and Q of the population. */
  void energies(double[] pixelWeights, DoubleArray energy) {
    double[] roots = new double[pixelWeights.length];
    for (int l = 0; l < roots.length; l++) {
      roots[l] = Math.sqrt(pixelWeights[l]);
    }
    ShiftedTemplates weighted = templates.weighted(roots);
    int length = PackedGram.length(templates.width());
    int step =
        (int) Math.max(1, Math.min(shape.populations(), MOST_ELEMENTS / Math.max(1, length)));
    try (DoubleArray kernels = DoubleArray.allocate(Reals.TAG, shape.components(), length);
        DoubleArray spectra = DoubleArray.allocate(Reals.TAG, step, length)) {
      budget.forEach(shape.components(), c -> packKernels((int) c, kernels));
      for (int first = 0; first < shape.populations(); first += step) {
        int count = Math.min(step, shape.populations() - first);
        int from = first;
        budget.forEach(count, i -> packTemplate(weighted, from + (int) i, spectra, i));
        multiply(kernels, spectra, length, first, count, energy);
      }
    }
  }

  private void packKernels(int component, DoubleArray packed) {
    try (DoubleArray own =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.spaxels(), templates.width())) {
      store.component(component, 0, shape.spaxels(), templates.low(), templates.width(), own);
      PackedGram.pack(DoubleMatrix.of(own), 2, packed, component);
    }
  }

  private static void packTemplate(
      ShiftedTemplates weighted, int population, DoubleArray packed, long index) {
    try (DoubleArray own =
        DoubleArray.allocateUninitialized(Reals.TAG, weighted.pixels(), weighted.width())) {
      weighted.population(population, own);
      PackedGram.pack(DoubleMatrix.of(own), 1, packed, index);
    }
  }

  private void multiply(
      DoubleArray kernels, DoubleArray spectra, int length, int first, int count, DoubleArray out) {
    budget.withBlasThreads(
        () ->
            Blas.multiply(
                1,
                DoubleMatrix.of(kernels),
                DoubleMatrix.of(spectra, 0, count, length, length).transposed(),
                0,
                DoubleMatrix.of(out, first, shape.components(), count, shape.populations())));
  }

  /** Fluxes: inner products of summed kernels and summed templates. */
  void fluxes(double[] pixelWeights, DoubleArray flux) {
    ShiftedTemplates weighted = templates.weighted(pixelWeights);
    int width = templates.width();
    try (DoubleArray kernels = DoubleArray.allocate(Reals.TAG, shape.components(), width);
        DoubleArray spectra = DoubleArray.allocate(Reals.TAG, shape.populations(), width)) {
      budget.forEach(
          shape.components(),
          c -> kernels.copyFrom(sumOverSpaxels((int) c), templates.low(), c * width, width));
      budget.forEach(
          shape.populations(), p -> spectra.copyFrom(weighted.sum((int) p), 0, p * width, width));
      multiply(kernels, spectra, width, 0, shape.populations(), flux);
    }
  }

  private double[] sumOverSpaxels(int component) {
    double[] sum = new double[store.taps()];
    double[] line = new double[store.taps()];
    for (int s = 0; s < shape.spaxels(); s++) {
      Arrays.fill(line, 0);
      store.kernel(s, component, line, 0);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += line[k];
      }
    }
    return sum;
  }
}
