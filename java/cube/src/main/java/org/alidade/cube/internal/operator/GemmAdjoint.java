package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.OperatorPrecision;
import org.alidade.math.ThreadBudget;

/**
 * The transpose: per block of taps, residuals are correlated with the kernels of all spaxels, and
 * the result is shifted back and added to a spectrum per component (spec cubefit 6.1, equation 3).
 */
final class GemmAdjoint {
  /** Pixels and taps of one task. */
  private static final int TASK_PIXELS = 640;

  private static final int TASK_COLUMNS = 1024;

  /** Float32 sums run over this many spaxels at most. */
  private static final int SINGLE_SPAXELS = 4096;

  private final KernelStore store;
  private final TemplateShift shift;
  private final TemplateMix mix;
  private final CubeShape shape;
  private final ThreadBudget budget;
  private final int blockColumns;

  GemmAdjoint(KernelStore store, TemplateShift shift, TemplateMix mix, int blockColumns) {
    this.store = store;
    this.shift = shift;
    this.mix = mix;
    this.shape = mix.shape();
    this.budget = mix.budget();
    this.blockColumns = blockColumns;
  }

  /** A tile of spaxels and the first row of its residuals. */
  private record Part(KernelTile tile, long firstRow) {}

  void apply(DoubleArray residual, TemplateMix target, DoubleArray out) {
    List<TapBlock> blocks = TapBlock.divide(store.ranges(), c -> true, blockColumns);
    double[][] reversed = new double[shape.components()][shift.paddedLength()];
    double scale = store.precision() == OperatorPrecision.SINGLE ? Scales.of(residual) : 1;
    try (Reals residuals = Reals.allocate(store.precision(), residual.size(), scale);
        TapPlane plane = new TapPlane(store.precision(), shift, blocks, scale * store.scale())) {
      List<Part> parts = parts();
      budget.forEach(parts.size(), i -> collect(residual, parts.get((int) i), residuals));
      for (TapBlock block : blocks) {
        for (List<Part> group : groups(parts)) {
          correlate(group, block, residuals, plane);
          budget.forEach(
              block.pieces().size(),
              i -> {
                TapPiece piece = block.pieces().get((int) i);
                plane.spread(piece, reversed[piece.component()]);
              });
        }
      }
    }
    unmix(reversed, target, out);
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    long row = 0;
    for (KernelTile tile : store.tiles()) {
      parts.add(new Part(tile, row));
      row += tile.rows();
    }
    return parts;
  }

  /** Parts that are summed before the shift back. */
  private List<List<Part>> groups(List<Part> parts) {
    if (store.precision() == OperatorPrecision.DOUBLE) {
      return List.of(parts);
    }
    List<List<Part>> groups = new ArrayList<>();
    int perGroup = Math.max(1, SINGLE_SPAXELS / parts.get(0).tile().rows());
    for (int first = 0; first < parts.size(); first += perGroup) {
      groups.add(parts.subList(first, Math.min(parts.size(), first + perGroup)));
    }
    return groups;
  }

  /** Puts the residuals of a tile's spaxels one below the other. */
  private void collect(DoubleArray residual, Part part, Reals residuals) {
    double[] line = new double[shape.pixels()];
    for (int row = 0; row < part.tile().rows(); row++) {
      residual.copyTo((long) part.tile().spaxel(row) * line.length, line, 0, line.length);
      residuals.put((part.firstRow() + row) * line.length, line, 0, line.length);
    }
  }

  private void correlate(List<Part> parts, TapBlock block, Reals residuals, TapPlane plane) {
    List<PixelRange> ranges = PixelRange.divide(shape.pixels(), TASK_PIXELS);
    int strips = (block.columns() + TASK_COLUMNS - 1) / TASK_COLUMNS;
    budget.forEach(
        (long) strips * ranges.size(),
        i -> {
          int from = (int) i / ranges.size() * TASK_COLUMNS;
          int to = Math.min(block.columns(), from + TASK_COLUMNS);
          PixelRange pixels = ranges.get((int) i % ranges.size());
          boolean covered = covers(parts.get(0).tile(), block, from, to);
          if (!covered) {
            plane.clear(pixels, from, to - from);
          }
          double beta = covered ? 0 : 1;
          for (Part part : parts) {
            correlate(part, block, from, to, pixels, residuals, beta, plane);
            beta = 1;
          }
        });
  }

  /** Whether the tile uses every column from one to another. */
  private static boolean covers(KernelTile tile, TapBlock block, int from, int to) {
    return tile.runs(block).stream().mapToInt(run -> run.within(from, to).count()).sum()
        == to - from;
  }

  private void correlate(
      Part part,
      TapBlock block,
      int from,
      int to,
      PixelRange pixels,
      Reals residuals,
      double beta,
      TapPlane plane) {
    int rows = part.tile().rows();
    RealMatrix spectra =
        new RealMatrix(
            residuals,
            part.firstRow() * shape.pixels() + pixels.first(),
            rows,
            pixels.count(),
            shape.pixels());
    for (TapRun whole : part.tile().runs(block)) {
      TapRun run = whole.within(from, to);
      if (run.count() > 0) {
        RealMatrix.transposedMultiply(
            spectra,
            part.tile().block(0, rows, run.inTile(), run.count()),
            beta,
            plane.block(pixels, run.inBlock(), run.count()));
      }
    }
  }

  private void unmix(double[][] reversed, TemplateMix target, DoubleArray out) {
    try (DoubleArray spectra =
        DoubleArray.allocateUninitialized(Reals.TAG, shape.components(), mix.templatePixels())) {
      budget.forEach(
          shape.components(),
          c -> shift.unreverse(reversed[(int) c], spectra, c * mix.templatePixels()));
      target.unmixed(spectra, out);
    }
  }
}
