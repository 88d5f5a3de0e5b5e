package org.alidade.math.internal;

import org.alidade.math.ThreadBudget;

/**
 * The fixed division of a matrix into tiles that are computed one by one, each by one thread.
 *
 * <p>OpenBLAS' own threads divide the work by their number, and elements near the seams come out
 * with other roundings. Tiles depend on the shape alone, so the result does not depend on how many
 * threads share them. Their size is a compromise: every tile packs its operands again, which costs
 * some percent at an edge of a thousand elements and a third at two hundred.
 *
 * @param rows rows of the matrix
 * @param columns columns of the matrix
 * @param tileRows rows of a tile
 * @param tileColumns columns of a tile
 */
public record Tiles(long rows, long columns, long tileRows, long tileColumns) {
  private static final long LONGEST_EDGE = 1056;
  private static final long SHORTEST_EDGE = 192;

  /** Enough tiles for a handful of processors with some balance. */
  private static final long ENOUGH = 8;

  /**
   * Work of less than a millisecond, in floating operations, stays in one tile: whoever needs many
   * such products computes them in a parallel loop and should not pay for tiles.
   */
  private static final double SMALL_WORK = 5e7;

  /** Edges are multiples of this, which the micro-kernels of all processors like. */
  private static final long GRAIN = 48;

  /** Elements of a matrix below which a product with a vector is not divided. */
  private static final long SMALL_MATRIX = 1 << 17;

  /** Tiles of the result of a matrix product with inner length {@code inner}. */
  public static Tiles ofProduct(long rows, long inner, long columns) {
    Tiles tiles = new Tiles(rows, columns, rows, columns);
    while (work(tiles.tileRows, inner, tiles.tileColumns) > SMALL_WORK
        && isLong(tiles.longestEdge(), tiles.count())) {
      tiles = tiles.halved();
    }
    return tiles;
  }

  /** Square tiles of a symmetric result, of which those above the diagonal are not computed. */
  public static Tiles ofSymmetric(long size, long inner) {
    long edge = size;
    while (work(edge, inner, edge) > SMALL_WORK && isLong(edge, triangle(divideUp(size, edge)))) {
      edge = half(edge);
    }
    return new Tiles(size, size, edge, edge);
  }

  private static double work(long rows, long inner, long columns) {
    return 2.0 * rows * inner * columns;
  }

  private static boolean isLong(long edge, long count) {
    return edge > LONGEST_EDGE || (edge >= 2 * SHORTEST_EDGE && count < ENOUGH);
  }

  private static long triangle(long side) {
    return side * (side + 1) / 2;
  }

  /** Parts of the result of a matrix times vector: tiles of one column. */
  public static Tiles ofVectorProduct(long rows, long inner) {
    long part = Math.max(GRAIN, SMALL_MATRIX / Math.max(1, inner) / GRAIN * GRAIN);
    return new Tiles(rows, 1, Math.min(rows, part), 1);
  }

  /** Calls the action for every tile, in parallel as far as the calling thread may. */
  public void forEach(Action action) {
    long across = across();
    ThreadBudget.current().forEach(count(), tile -> run(action, tile / across, tile % across));
  }

  private void run(Action action, long down, long right) {
    long row = down * tileRows;
    long column = right * tileColumns;
    action.accept(
        row, Math.min(tileRows, rows - row), column, Math.min(tileColumns, columns - column));
  }

  private long longestEdge() {
    return Math.max(tileRows, tileColumns);
  }

  private Tiles halved() {
    return tileRows > tileColumns
        ? new Tiles(rows, columns, half(tileRows), tileColumns)
        : new Tiles(rows, columns, tileRows, half(tileColumns));
  }

  private static long half(long edge) {
    return (edge / 2 + GRAIN - 1) / GRAIN * GRAIN;
  }

  private long across() {
    return divideUp(columns, tileColumns);
  }

  /** Number of tiles. */
  public long count() {
    return divideUp(rows, tileRows) * across();
  }

  private static long divideUp(long length, long part) {
    return length == 0 ? 0 : (length - 1) / part + 1;
  }

  /** What is done with a tile. */
  @FunctionalInterface
  public interface Action {
    /** Computes one tile. */
    void accept(long firstRow, long rowCount, long firstColumn, long columnCount);
  }
}
