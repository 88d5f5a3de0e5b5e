package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.OperatorPrecision;
import org.alidade.math.ThreadBudget;

/**
 * Model spectra: per block of taps, the shifted and rebinned mixed templates G are made once and
 * multiplied with the kernels of every tile of spaxels (spec cubefit 6.1, equation 2).
 */
final class GemmForward {
  /** Pixels of one task. */
  private static final int TASK_PIXELS = 640;

  /** Ranges of spaxels with fewer rows per tile than this are copied into a tile of their own. */
  private static final int FEW_ROWS = 64;

  private final KernelStore store;
  private final TemplateShift shift;
  private final TemplateMix mix;
  private final ThreadBudget budget;
  private final int blockColumns;

  GemmForward(KernelStore store, TemplateShift shift, TemplateMix mix, int blockColumns) {
    this.store = store;
    this.shift = shift;
    this.mix = mix;
    this.budget = mix.budget();
    this.blockColumns = blockColumns;
  }

  /** Neighbouring rows of a tile. */
  private record Part(KernelTile tile, int firstRow, int rows) {}

  void apply(int firstSpaxel, int count, DoubleArray x, DoubleArray out) {
    out.fill(0);
    List<Part> parts = parts(firstSpaxel, count);
    if (parts.size() > 1 && count < FEW_ROWS * parts.size()) {
      try (KernelTile copy = store.copy(firstSpaxel, count, budget)) {
        apply(List.of(new Part(copy, 0, count)), firstSpaxel, x, out);
      }
    } else {
      apply(parts, firstSpaxel, x, out);
    }
  }

  private List<Part> parts(int firstSpaxel, int count) {
    List<Part> parts = new ArrayList<>();
    for (KernelTile tile : store.tiles()) {
      int first = tile.firstRowFrom(firstSpaxel);
      int rows = tile.firstRowFrom(firstSpaxel + count) - first;
      if (rows > 0) {
        parts.add(new Part(tile, first, rows));
      }
    }
    return parts;
  }

  private void apply(List<Part> parts, int firstSpaxel, DoubleArray x, DoubleArray out) {
    boolean[] used = mix.used(x);
    List<TapBlock> blocks = TapBlock.divide(store.ranges(), c -> used[c], blockColumns);
    List<PixelRange> ranges = PixelRange.divide(shift.pixels(), TASK_PIXELS);
    long most = parts.stream().mapToLong(Part::rows).max().orElse(0) * ranges.get(0).count();
    try (DoubleArray mixed = mix.mixed(x);
        TapPlane plane = plane(mixed, blocks);
        Reals scratch =
            Reals.allocate(
                store.precision(), most * budget.threads(), store.scale() * plane.scale())) {
      for (TapBlock block : blocks) {
        budget.forEach(block.pieces().size(), i -> plane.fill(mixed, block.pieces().get((int) i)));
        budget.forEachWorker(
            (long) parts.size() * ranges.size(),
            (worker, i) -> {
              Part part = parts.get((int) i / ranges.size());
              PixelRange pixels = ranges.get((int) i % ranges.size());
              RealMatrix sums =
                  new RealMatrix(
                      scratch, worker * most, part.rows(), pixels.count(), pixels.count());
              if (multiply(part, block, plane, pixels, sums)) {
                add(sums, part, firstSpaxel, pixels, out);
              }
            });
      }
    }
  }

  private TapPlane plane(DoubleArray mixed, List<TapBlock> blocks) {
    double scale = store.precision() == OperatorPrecision.SINGLE ? Scales.of(mixed) : 1;
    return new TapPlane(store.precision(), shift, blocks, scale);
  }

  /** Products of all runs the part and the block have in common; false if there are none. */
  private static boolean multiply(
      Part part, TapBlock block, TapPlane plane, PixelRange pixels, RealMatrix sums) {
    double beta = 0;
    for (TapRun run : part.tile().runs(block)) {
      RealMatrix.multiplyTransposed(
          part.tile().block(part.firstRow(), part.rows(), run.inTile(), run.count()),
          plane.block(pixels, run.inBlock(), run.count()),
          beta,
          sums);
      beta = 1;
    }
    return beta == 1;
  }

  private void add(
      RealMatrix sums, Part part, int firstSpaxel, PixelRange pixels, DoubleArray out) {
    for (int row = 0; row < part.rows(); row++) {
      long spectrum = (long) part.tile().spaxel(part.firstRow() + row) - firstSpaxel;
      sums.data()
          .addTo(
              sums.offset() + row * sums.stride(),
              out,
              spectrum * shift.pixels() + pixels.first(),
              pixels.count());
    }
  }
}
