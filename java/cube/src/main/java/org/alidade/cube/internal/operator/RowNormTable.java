package org.alidade.cube.internal.operator;

import java.util.Arrays;
import java.util.BitSet;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/**
 * Squared norms of all rows, made for many spaxels at a time when one of them is asked for: inner
 * products of the spaxel's Gram matrix of kernels, summed over components, with the pixel's Gram
 * matrix of shifted templates (spec cubefit 6.5).
 */
final class RowNormTable implements AutoCloseable {
  /** Spaxels whose norms are made together. */
  private static final int SPAXELS_AT_A_TIME = 256;

  /** Pixels of one task. */
  private static final int TASK_PIXELS = 48;

  private final KernelStore store;
  private final ShiftedTemplates templates;
  private final CubeShape shape;
  private final ThreadBudget budget;
  private final BitSet known = new BitSet();
  private @Nullable DoubleArray norms;

  RowNormTable(
      KernelStore store, ShiftedTemplates templates, CubeShape shape, ThreadBudget budget) {
    this.store = store;
    this.templates = templates;
    this.shape = shape;
    this.budget = budget;
  }

  synchronized void fill(int spaxel, DoubleArray out) {
    if (norms == null) {
      norms = DoubleArray.allocate(Reals.TAG, shape.spaxels(), shape.pixels());
    }
    int part = spaxel / SPAXELS_AT_A_TIME;
    if (!known.get(part)) {
      int first = part * SPAXELS_AT_A_TIME;
      compute(first, Math.min(SPAXELS_AT_A_TIME, shape.spaxels() - first), norms);
      known.set(part);
    }
    double[] line = new double[shape.pixels()];
    norms.copyTo((long) spaxel * line.length, line, 0, line.length);
    out.copyFrom(line, 0, 0, line.length);
  }

  private void compute(int first, int count, DoubleArray target) {
    int length = PackedGram.length(templates.width());
    try (DoubleArray kernels = DoubleArray.allocateUninitialized(Reals.TAG, count, length)) {
      budget.forEach(count, i -> packKernels(first + (int) i, kernels, i));
      int tasks = (shape.pixels() + TASK_PIXELS - 1) / TASK_PIXELS;
      budget.forEach(tasks, t -> multiply(kernels, (int) t * TASK_PIXELS, first, target));
    }
  }

  private void packKernels(int spaxel, DoubleArray packed, long index) {
    int width = templates.width();
    double[] line = new double[store.taps()];
    try (DoubleArray own =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.components(), width)) {
      for (int c = 0; c < shape.components(); c++) {
        Arrays.fill(line, 0);
        store.kernel(spaxel, c, line, 0);
        own.copyFrom(line, templates.low(), (long) c * width, width);
      }
      PackedGram.pack(DoubleMatrix.of(own), 2, packed, index);
    }
  }

  private void multiply(DoubleArray kernels, int firstPixel, int firstSpaxel, DoubleArray target) {
    int width = templates.width();
    int pixels = Math.min(TASK_PIXELS, shape.pixels() - firstPixel);
    try (DoubleArray spectra =
            DoubleArray.allocateUninitialized(Reals.TAG, pixels, PackedGram.length(width));
        DoubleArray shifted =
            DoubleArray.allocateUninitialized(Reals.TAG, shape.populations(), width)) {
      for (int i = 0; i < pixels; i++) {
        templates.pixel(firstPixel + i, shifted);
        PackedGram.pack(DoubleMatrix.of(shifted), 1, spectra, i);
      }
      long count = kernels.shape().length(0);
      Blas.multiply(
          1,
          DoubleMatrix.of(kernels),
          DoubleMatrix.of(spectra).transposed(),
          0,
          DoubleMatrix.of(
              target,
              (long) firstSpaxel * shape.pixels() + firstPixel,
              count,
              pixels,
              shape.pixels()));
    }
  }

  @Override
  public synchronized void close() {
    if (norms != null) {
      norms.close();
    }
  }
}
