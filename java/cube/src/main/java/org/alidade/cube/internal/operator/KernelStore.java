package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeShape;
import org.alidade.cube.OperatorPrecision;
import org.alidade.math.ThreadBudget;

/**
 * The kernels of all spaxels, in tiles of spaxels that use about the same taps, so that what is
 * empty in a whole tile need not be stored or multiplied.
 */
final class KernelStore implements AutoCloseable {
  /** Rows of a tile: products with fewer rows run slower, larger tiles skip less. */
  private static final int TILE_ROWS = 288;

  /** Small problems are divided into this many tiles, for the sake of threads and skipping. */
  private static final int ENOUGH_TILES = 8;

  private static final int LEAST_TILE_ROWS = 48;

  private final CubeShape shape;

  /**
   * In float32, taps below this fraction of their kernel's largest are zero: they would not change
   * a sum, and products are slow with numbers at the end of the range.
   */
  private static final double NEGLIGIBLE = 0x1p-60;

  private final OperatorPrecision precision;
  private final double scale;
  private final int taps;
  private final TapRanges ranges;
  private final List<KernelTile> tiles;
  private final int[] tileOf;
  private final int[] rowOf;

  private KernelStore(
      CubeShape shape,
      OperatorPrecision precision,
      double scale,
      int taps,
      TapRanges ranges,
      List<KernelTile> tiles) {
    this.shape = shape;
    this.precision = precision;
    this.scale = scale;
    this.taps = taps;
    this.ranges = ranges;
    this.tiles = tiles;
    this.tileOf = new int[shape.spaxels()];
    this.rowOf = new int[shape.spaxels()];
    for (int t = 0; t < tiles.size(); t++) {
      for (int row = 0; row < tiles.get(t).rows(); row++) {
        tileOf[tiles.get(t).spaxel(row)] = t;
        rowOf[tiles.get(t).spaxel(row)] = row;
      }
    }
  }

  /** Samples all kernels: once to see which taps are used, once to keep them. */
  static KernelStore of(
      KernelSampler sampler, CubeShape shape, int taps, OperatorPrecision precision) {
    double negligible = precision == OperatorPrecision.SINGLE ? NEGLIGIBLE : 0;
    Survey survey = new Survey(sampler, shape, negligible);
    double scale = Scales.forLargest(survey.largest());
    TapRanges all = new TapRanges(shape.components());
    List<KernelTile> tiles = new ArrayList<>();
    boolean complete = false;
    try {
      for (int[] spaxels : tileSpaxels(survey.used, tileRows(shape.spaxels()))) {
        TapRanges common = new TapRanges(shape.components());
        for (int s : spaxels) {
          common.include(survey.used[s]);
        }
        all.include(common);
        tiles.add(new KernelTile(precision, scale, spaxels, common));
      }
      KernelStore store = new KernelStore(shape, precision, scale, taps, all, List.copyOf(tiles));
      store.fill(sampler, negligible);
      complete = true;
      return store;
    } finally {
      if (!complete) {
        tiles.forEach(KernelTile::close);
      }
    }
  }

  /** What a look at all kernels finds out. */
  private static final class Survey {
    private final TapRanges[] used;
    private final double[] largest;

    Survey(KernelSampler sampler, CubeShape shape, double negligible) {
      used = new TapRanges[shape.spaxels()];
      largest = new double[shape.spaxels()];
      Arrays.setAll(used, s -> new TapRanges(shape.components()));
      sampler.forEach((s, c, line) -> see(s, c, line, negligible));
    }

    private void see(int spaxel, int component, double[] line, double negligible) {
      double most = largest(line);
      largest[spaxel] = Math.max(largest[spaxel], most);
      int low = 0;
      int high = line.length;
      while (low < high && line[low] <= most * negligible) {
        low++;
      }
      while (low < high && line[high - 1] <= most * negligible) {
        high--;
      }
      used[spaxel].include(component, low, high);
    }

    double largest() {
      return largest(largest);
    }

    static double largest(double[] values) {
      return Arrays.stream(values).max().orElse(0);
    }
  }

  private static int tileRows(int spaxels) {
    int share = (spaxels + ENOUGH_TILES - 1) / ENOUGH_TILES;
    return Math.max(LEAST_TILE_ROWS, Math.min(TILE_ROWS, share));
  }

  /** Spaxels with similar numbers of used taps go together, in ascending order within a tile. */
  private static List<int[]> tileSpaxels(TapRanges[] used, int rows) {
    long[] keys = new long[used.length];
    for (int s = 0; s < keys.length; s++) {
      keys[s] = -((long) used[s].total() << Integer.SIZE) + s;
    }
    Arrays.sort(keys);
    List<int[]> tiles = new ArrayList<>();
    for (int first = 0; first < keys.length; first += rows) {
      int[] spaxels =
          Arrays.stream(keys, first, Math.min(keys.length, first + rows))
              .mapToInt(key -> (int) key)
              .sorted()
              .toArray();
      tiles.add(spaxels);
    }
    return tiles;
  }

  private void fill(KernelSampler sampler, double negligible) {
    sampler
        .budget()
        .forEach(
            tiles.size(),
            t -> {
              KernelTile tile = tiles.get((int) t);
              for (int row = 0; row < tile.rows(); row++) {
                tile.clear(row);
              }
            });
    sampler.forEach(
        (s, c, line) -> {
          double least = negligible * Survey.largest(line);
          for (int k = 0; k < line.length; k++) {
            line[k] = line[k] <= least ? 0 : line[k];
          }
          tiles.get(tileOf[s]).put(rowOf[s], c, line);
        });
  }

  /** Taps kept of all spaxels and components together. */
  long size() {
    return tiles.stream().mapToLong(tile -> (long) tile.rows() * tile.ranges().total()).sum();
  }

  OperatorPrecision precision() {
    return precision;
  }

  /** Factor that brings the largest taps near 1, for float32. */
  double scale() {
    return scale;
  }

  /** Taps that some spaxel uses. */
  TapRanges ranges() {
    return ranges;
  }

  /** All tiles. */
  List<KernelTile> tiles() {
    return tiles;
  }

  /** Taps of a component that a spaxel's tile uses. */
  TapRanges rangesOf(int spaxel) {
    return tiles.get(tileOf[spaxel]).ranges();
  }

  /**
   * Fetches the kernel of a pair into {@code line[at .. at + m - 1]}; only its range is written.
   */
  void kernel(int spaxel, int component, double[] line, int at) {
    tiles.get(tileOf[spaxel]).get(rowOf[spaxel], component, line, at);
  }

  /**
   * The kernels of one component in neighbouring spaxels.
   *
   * @param low first tap
   * @param width number of taps
   * @param target (count, width), overwritten
   */
  void component(
      int component, int firstSpaxel, int count, int low, int width, DoubleArray target) {
    double[] line = new double[taps];
    for (int i = 0; i < count; i++) {
      Arrays.fill(line, 0);
      kernel(firstSpaxel + i, component, line, 0);
      target.copyFrom(line, low, (long) i * width, width);
    }
  }

  /**
   * A copy of the kernels of neighbouring spaxels as tiles of their own; the caller closes them.
   */
  KernelTile copy(int firstSpaxel, int count, ThreadBudget budget) {
    TapRanges common = new TapRanges(shape.components());
    int[] spaxels = new int[count];
    for (int i = 0; i < count; i++) {
      spaxels[i] = firstSpaxel + i;
      common.include(rangesOf(spaxels[i]));
    }
    KernelTile tile = new KernelTile(precision, scale, spaxels, common);
    budget.forEach(
        count,
        row -> {
          for (int c = 0; c < shape.components(); c++) {
            double[] line = new double[taps];
            kernel(spaxels[(int) row], c, line, 0);
            tile.put((int) row, c, line);
          }
        });
    return tile;
  }

  /** Number of taps m of a kernel. */
  int taps() {
    return taps;
  }

  @Override
  public void close() {
    tiles.forEach(KernelTile::close);
  }
}
