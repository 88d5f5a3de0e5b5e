package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.cube.OperatorPrecision;

/**
 * The kernels of some spaxels as one matrix: a row per spaxel, and for every component with light
 * in any of them the columns of its taps.
 */
final class KernelTile implements AutoCloseable {
  private static final int GRAIN = 16;

  /** Strides that are multiples of this make columns share few places in the cache. */
  private static final int BAD_STRIDE = 256;

  private final int[] spaxels;
  private final TapRanges ranges;
  private final int[] start;
  private final long stride;
  private final Reals taps;

  /**
   * An empty tile; the ranges must not change any more.
   *
   * @param scale factor that brings the largest taps near 1
   * @param spaxels the spaxels of the rows, ascending
   * @param ranges taps that some of the spaxels use
   */
  KernelTile(OperatorPrecision precision, double scale, int[] spaxels, TapRanges ranges) {
    this.spaxels = spaxels;
    this.ranges = ranges;
    this.start = new int[ranges.components() + 1];
    for (int c = 0; c < ranges.components(); c++) {
      start[c + 1] = start[c] + ranges.count(c);
    }
    this.stride = goodStride(start[ranges.components()]);
    this.taps = Reals.allocate(precision, spaxels.length * stride, scale);
  }

  /** A row length of at least {@code columns} that the cache likes. */
  static long goodStride(int columns) {
    long stride = Math.max(1, (columns + GRAIN - 1L) / GRAIN) * GRAIN;
    return stride % BAD_STRIDE == 0 ? stride + GRAIN : stride;
  }

  int rows() {
    return spaxels.length;
  }

  int spaxel(int row) {
    return spaxels[row];
  }

  TapRanges ranges() {
    return ranges;
  }

  /** Writes zeros into a row. */
  void clear(int row) {
    int columns = start[ranges.components()];
    taps.put(row * stride, new double[columns], 0, columns);
  }

  /** Stores the kernel of a component, m taps of which those outside the range are zero. */
  void put(int row, int component, double[] line) {
    taps.put(row * stride + start[component], line, ranges.low(component), ranges.count(component));
  }

  /** Fetches the taps of a component's range to where they belong in a line of m taps. */
  void get(int row, int component, double[] line, int lineStart) {
    taps.get(
        row * stride + start[component],
        line,
        lineStart + ranges.low(component),
        ranges.count(component));
  }

  /** Neighbouring columns of neighbouring rows. */
  RealMatrix block(int firstRow, int rows, int firstColumn, int columns) {
    return new RealMatrix(taps, firstRow * stride + firstColumn, rows, columns, stride);
  }

  /** Columns that this tile and a block of taps have in common, as long runs as possible. */
  List<TapRun> runs(TapBlock block) {
    List<TapRun> runs = new ArrayList<>();
    for (TapPiece piece : block.pieces()) {
      int c = piece.component();
      int low = Math.max(piece.low(), ranges.low(c));
      int high = Math.min(piece.high(), ranges.high(c));
      if (low < high) {
        TapRun run =
            new TapRun(
                piece.start() + low - piece.low(), start[c] + low - ranges.low(c), high - low);
        int last = runs.size() - 1;
        if (last >= 0 && runs.get(last).touches(run)) {
          runs.set(last, runs.get(last).joined(run));
        } else {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  /** First row whose spaxel is not below the given one. */
  int firstRowFrom(int spaxel) {
    int row = Arrays.binarySearch(spaxels, spaxel);
    return row < 0 ? -row - 1 : row;
  }

  @Override
  public void close() {
    taps.close();
  }
}
