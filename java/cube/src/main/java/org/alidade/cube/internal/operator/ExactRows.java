package org.alidade.cube.internal.operator;

import java.util.Arrays;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.math.ThreadBudget;

/**
 * Rows of the matrix: per pixel one product of the spaxel's kernels with shifted templates, in
 * float32 (spec cubefit 6.4).
 */
final class ExactRows {
  /** Rows that a thread makes at a time; they share the arranging of the kernels. */
  private static final int ROWS_AT_A_TIME = 16;

  private final KernelStore store;
  private final PixelTemplates templates;
  private final CubeShape shape;
  private final int low;
  private final int width;
  private final ThreadBudget budget;

  ExactRows(
      KernelStore store,
      ShiftedTemplates shifted,
      PixelTemplates templates,
      CubeShape shape,
      ThreadBudget budget) {
    this.store = store;
    this.templates = templates;
    this.shape = shape;
    this.low = shifted.low();
    this.width = shifted.width();
    this.budget = budget;
  }

  void fill(int spaxel, int[] pixels, RowBlock block) {
    block.reset(pixels.length);
    try (FloatArray kernels = FloatArray.allocate(Reals.TAG, shape.components(), width)) {
      copyKernels(spaxel, kernels);
      if (templates.areKept()) {
        fromKept(kernels, pixels, block);
      } else {
        fromNew(kernels, pixels, block);
      }
    }
  }

  private void fromKept(FloatArray kernels, int[] pixels, RowBlock block) {
    FloatArray all = templates.all();
    try (IntArray wanted = IntArray.copyOf(Reals.TAG, pixels)) {
      budget.forEach(
          (pixels.length + ROWS_AT_A_TIME - 1) / ROWS_AT_A_TIME,
          group -> {
            long from = group * ROWS_AT_A_TIME;
            long to = Math.min(from + ROWS_AT_A_TIME, pixels.length);
            make(kernels, all, wanted, from, to, block);
          });
    }
  }

  private void fromNew(FloatArray kernels, int[] pixels, RowBlock block) {
    try (IntArray first = IntArray.allocate(Reals.TAG, pixels.length)) {
      budget.forEach(
          pixels.length,
          i -> {
            try (FloatArray own = templates.ofPixel(pixels[(int) i])) {
              make(kernels, own, first, i, i + 1, block);
            }
          });
    }
  }

  private void make(
      FloatArray kernels, FloatArray shifted, IntArray pixels, long from, long to, RowBlock block) {
    float factor = (float) (1 / (store.scale() * templates.scale()));
    FloatRows rows =
        new FloatRows(block.rows(), 0, pixels.size(), block.unknowns(), block.stride());
    Kernels.active()
        .makeRows(FloatRows.of(kernels), shifted, factor, pixels, from, to, rows, block.norms());
  }

  private void copyKernels(int spaxel, FloatArray kernels) {
    double[] line = new double[store.taps()];
    float[] rounded = new float[width];
    for (int c = 0; c < shape.components(); c++) {
      Arrays.fill(line, 0);
      store.kernel(spaxel, c, line, 0);
      for (int k = 0; k < width; k++) {
        rounded[k] = kept(line[low + k]);
      }
      kernels.copyFrom(rounded, 0, (long) c * width, width);
    }
  }

  /** A scaled tap in float32; what is not in its normal range would slow products down. */
  private float kept(double tap) {
    float scaled = (float) (tap * store.scale());
    return Math.abs(scaled) < Float.MIN_NORMAL ? 0 : scaled;
  }
}
