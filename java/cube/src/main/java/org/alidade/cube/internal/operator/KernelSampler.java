package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.internal.ModelKernels;
import org.alidade.math.ThreadBudget;

/**
 * Samples the kernels of all pairs of spaxel and component, scale included: b[s, c, k] of spec
 * cubefit 6.1.
 *
 * @param kernels samples one component in consecutive spaxels
 * @param shape sizes
 * @param budget threads to sample with
 */
record KernelSampler(ModelKernels kernels, CubeShape shape, ThreadBudget budget) {
  /** The histograms of this many spaxels stay in the cache while all components are sampled. */
  private static final int SPAXELS_AT_A_TIME = 16;

  /** Takes the kernel of a pair; called by several threads, once for every pair with light. */
  interface Consumer {
    /**
     * Takes a kernel.
     *
     * @param taps m values, valid during the call
     */
    void accept(int spaxel, int component, double[] taps);
  }

  void forEach(Consumer consumer) {
    int spaxels = shape.spaxels();
    long parts = (spaxels + SPAXELS_AT_A_TIME - 1L) / SPAXELS_AT_A_TIME;
    budget.forEach(
        parts,
        part -> {
          int first = (int) part * SPAXELS_AT_A_TIME;
          sample(first, Math.min(SPAXELS_AT_A_TIME, spaxels - first), consumer);
        });
  }

  private void sample(int first, int count, Consumer consumer) {
    double[] line = new double[kernels.grid().taps()];
    try (DoubleArray taps = DoubleArray.allocate(Reals.TAG, count, line.length);
        DoubleArray factors = DoubleArray.allocate(Reals.TAG, count)) {
      for (int c = 0; c < shape.components(); c++) {
        kernels.sample(first, count, c, taps, factors);
        for (int i = 0; i < count; i++) {
          double factor = factors.get(i);
          if (factor != 0) {
            taps.copyTo((long) i * line.length, line, 0, line.length);
            scale(line, factor);
            consumer.accept(first + i, c, line);
          }
        }
      }
    }
  }

  private static void scale(double[] line, double factor) {
    for (int k = 0; k < line.length; k++) {
      line[k] *= factor;
    }
  }
}
