package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.Kernels;
import org.alidade.cube.CubeShape;
import org.alidade.cube.RowBlock;
import org.alidade.math.Blas;
import org.alidade.math.FloatMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Rows of the matrix: per pixel one product of the spaxel's kernels with shifted templates, in
 * float32 (spec cubefit 6.4).
 */
final class ExactRows {
  /** Products of neighbouring components are joined if that wastes no more than this many taps. */
  private static final int WASTE = 512;

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

  /** Neighbouring components with light in the spaxel and the taps they use, from the first one. */
  private record Group(int first, int end, TapRanges taps) {
    int low() {
      return taps.low(0);
    }

    int area() {
      return (end - first) * taps.count(0);
    }
  }

  void fill(int spaxel, int[] pixels, RowBlock block) {
    block.reset(pixels.length);
    int components = shape.components();
    try (FloatArray kernels = FloatArray.allocate(Reals.TAG, components, width);
        DoubleArray ones = DoubleArray.allocateUninitialized(Reals.TAG, shape.populations());
        DoubleArray squares = DoubleArray.allocate(Reals.TAG, pixels.length, components);
        DoubleArray sums = DoubleArray.allocate(Reals.TAG, pixels.length, components)) {
      ones.fill(1);
      List<Group> groups = kernels(spaxel, kernels);
      budget.forEach(
          pixels.length,
          i -> {
            templates.with(pixels[(int) i], shifted -> row(groups, kernels, shifted, block, i));
            FloatRows row =
                new FloatRows(
                    block.rows(),
                    i * block.stride(),
                    components,
                    shape.populations(),
                    shape.populations());
            Kernels.active().planeEnergy(row, ones, ones, squares, sums, i * components);
            block.norms().set(i, sum(squares, i * components, components));
          });
    }
  }

  /** Fetches the spaxel's kernels and groups components that use similar taps. */
  private List<Group> kernels(int spaxel, FloatArray kernels) {
    List<Group> groups = new ArrayList<>();
    double[] line = new double[store.taps()];
    float[] rounded = new float[width];
    for (int c = 0; c < shape.components(); c++) {
      Arrays.fill(line, 0);
      store.kernel(spaxel, c, line, 0);
      TapRanges used = new TapRanges(1);
      for (int k = 0; k < width; k++) {
        rounded[k] = kept(line[low + k]);
        if (rounded[k] != 0) {
          used.include(0, k, k + 1);
        }
      }
      kernels.copyFrom(rounded, 0, (long) c * width, width);
      if (used.count(0) > 0) {
        join(groups, new Group(c, c + 1, used));
      }
    }
    return groups;
  }

  /** A scaled tap in float32; what is not in its normal range would slow products down. */
  private float kept(double tap) {
    float scaled = (float) (tap * store.scale());
    return Math.abs(scaled) < Float.MIN_NORMAL ? 0 : scaled;
  }

  private static void join(List<Group> groups, Group next) {
    int at = groups.size() - 1;
    if (at >= 0) {
      Group last = groups.get(at);
      TapRanges both = new TapRanges(1);
      both.include(last.taps());
      both.include(next.taps());
      Group joined = new Group(last.first(), next.end(), both);
      if (joined.area() <= last.area() + next.area() + WASTE) {
        groups.set(at, joined);
        return;
      }
    }
    groups.add(next);
  }

  private void row(
      List<Group> groups, FloatArray kernels, FloatMatrix shifted, RowBlock block, long row) {
    int populations = shape.populations();
    int done = 0;
    for (Group group : groups) {
      clear(block, row, done, group.first());
      int components = group.end() - group.first();
      Blas.multiply(
          (float) (1 / (store.scale() * templates.scale())),
          FloatMatrix.of(
              kernels,
              (long) group.first() * width + group.low(),
              components,
              group.taps().count(0),
              width),
          shifted.block(0, populations, group.low(), group.taps().count(0)).transposed(),
          0,
          FloatMatrix.of(
              block.rows(),
              row * block.stride() + (long) group.first() * populations,
              components,
              populations,
              populations));
      done = group.end();
    }
    clear(block, row, done, shape.components());
  }

  /** Components without light have zeros. */
  private void clear(RowBlock block, long row, int firstComponent, int endComponent) {
    int count = (endComponent - firstComponent) * shape.populations();
    if (count > 0) {
      long first = row * block.stride() + (long) firstComponent * shape.populations();
      block.rows().copyFrom(new float[count], 0, first, count);
    }
  }

  private static double sum(DoubleArray values, long first, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values.get(first + i);
    }
    return sum;
  }
}
