package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Mixing of templates: a spectrum per component from the weights of its populations, and back.
 *
 * @param templates (P, T)
 * @param shape sizes
 * @param budget threads of the products
 */
record TemplateMix(DoubleArray templates, CubeShape shape, ThreadBudget budget) {
  int templatePixels() {
    return (int) templates.shape().length(1);
  }

  /** {@code X Tem}: mixed template of every component, (C, T); the caller closes it. */
  DoubleArray mixed(DoubleArray x) {
    DoubleArray mixed =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.components(), templatePixels());
    budget.withBlasThreads(
        () -> Blas.multiply(1, weights(x), DoubleMatrix.of(templates), 0, DoubleMatrix.of(mixed)));
    return mixed;
  }

  /** {@code u Tem'}: what the spectra of the components are worth to every population. */
  void unmixed(DoubleArray spectra, DoubleArray out) {
    budget.withBlasThreads(
        () ->
            Blas.multiply(
                1,
                DoubleMatrix.of(spectra),
                DoubleMatrix.of(templates).transposed(),
                0,
                weights(out)));
  }

  private DoubleMatrix weights(DoubleArray x) {
    return DoubleMatrix.of(x, 0, shape.components(), shape.populations(), shape.populations());
  }

  /** Which components have a weight that is not zero. */
  boolean[] used(DoubleArray x) {
    boolean[] used = new boolean[shape.components()];
    double[] weights = new double[shape.populations()];
    for (int c = 0; c < used.length; c++) {
      x.copyTo((long) c * weights.length, weights, 0, weights.length);
      for (double weight : weights) {
        used[c] |= weight != 0;
      }
    }
    return used;
  }
}
