package org.alidade.bindings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.alidade.array.BadInputException;
import org.alidade.array.ByteArray;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;

/**
 * A sparse matrix held by columns in native memory, such as the rebin operator that maps T template
 * pixels (rows) to L observed pixels (columns).
 *
 * <p>Column {@code l} holds the entries {@code start(l)} to {@code start(l + 1) - 1}. Example, two
 * observed pixels that each average two template pixels:
 *
 * <pre>{@code
 * try (SparseColumns rebin =
 *     SparseColumns.of(
 *         4, new long[] {0, 2, 4}, new int[] {0, 1, 2, 3}, new double[] {0.5, 0.5, 0.5, 0.5})) {
 *   Kernels.active().rebin(DoubleRows.of(templates), rebin, DoubleRows.of(observed));
 * }
 * }</pre>
 */
public final class SparseColumns implements AutoCloseable {
  private static final String TAG = "bindings.sparse";

  private final long rows;
  private final long columns;
  private final ByteArray start;
  private final IntArray row;
  private final DoubleArray weight;

  private SparseColumns(
      long rows, long columns, ByteArray start, IntArray row, DoubleArray weight) {
    this.rows = rows;
    this.columns = columns;
    this.start = start;
    this.row = row;
    this.weight = weight;
  }

  /**
   * Copies a matrix to native memory.
   *
   * @param rows number of rows T
   * @param start first entry of every column and, last, the number of entries (length L + 1)
   * @param row row of every entry, 0 to T - 1
   * @param weight value of every entry
   * @throws BadInputException if the lengths do not fit or an index is out of range
   */
  public static SparseColumns of(long rows, long[] start, int[] row, double[] weight) {
    check(rows, start, row, weight);
    byte[] startBytes = new byte[Math.multiplyExact(start.length, Long.BYTES)];
    ByteBuffer.wrap(startBytes).order(ByteOrder.nativeOrder()).asLongBuffer().put(start);
    return new SparseColumns(
        rows,
        start.length - 1L,
        ByteArray.copyOf(TAG, startBytes),
        IntArray.copyOf(TAG, row),
        DoubleArray.copyOf(TAG, weight));
  }

  private static void check(long rows, long[] start, int[] row, double[] weight) {
    if (rows < 0 || start.length == 0 || start[0] != 0 || row.length != weight.length) {
      throw new BadInputException(
          row.length + " row indices, " + weight.length + " weights, " + start.length + " starts",
          "sparse matrix",
          "give one weight per row index and starts from 0 to the number of entries");
    }
    for (int l = 0; l + 1 < start.length; l++) {
      if (start[l] > start[l + 1]) {
        throw new BadInputException(
            "starts decrease at column " + l, "sparse matrix", "order the entries by column");
      }
    }
    if (start[start.length - 1] != row.length) {
      throw new BadInputException(
          "the last start is " + start[start.length - 1] + ", the entries are " + row.length,
          "sparse matrix",
          "end the starts with the number of entries");
    }
    for (int r : row) {
      if (r < 0 || r >= rows) {
        throw new BadInputException(
            "row index " + r + " of " + rows, "sparse matrix", "use indices from 0 to rows - 1");
      }
    }
  }

  /** Number of rows T. */
  public long rows() {
    return rows;
  }

  /** Number of columns L. */
  public long columns() {
    return columns;
  }

  /** Number of stored entries. */
  public long entries() {
    return row.size();
  }

  /** First entry of a column; {@code start(columns())} is the number of entries. */
  public long start(long column) {
    long at = column * Long.BYTES;
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      int shift = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? i : Long.BYTES - 1 - i;
      value |= (start.get(at + i) & 0xFFL) << (8 * shift);
    }
    return value;
  }

  /** Row of an entry. */
  public int row(long entry) {
    return row.get(entry);
  }

  /** Value of an entry. */
  public double weight(long entry) {
    return weight.get(entry);
  }

  /** The starts as 64-bit integers in the machine's byte order (L + 1). */
  public ByteArray startBytes() {
    return start;
  }

  /** Row of every entry. */
  public IntArray rowIndices() {
    return row;
  }

  /** Value of every entry. */
  public DoubleArray weights() {
    return weight;
  }

  /** Frees the matrix; a second call does nothing. */
  @Override
  public void close() {
    start.close();
    row.close();
    weight.close();
  }

  @Override
  public String toString() {
    return "SparseColumns(" + rows + ", " + columns + ") with " + entries() + " entries";
  }
}
