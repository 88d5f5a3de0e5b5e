package org.alidade.cube;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;

/**
 * A reusable buffer for rows of one spaxel: float32 rows of C*P elements and their squared norms.
 *
 * <p>Example: {@code try (RowBlock block = RowBlock.allocate(256, shape.unknowns())) {
 * operator.rows(s, pixels, block); }}
 */
public final class RowBlock implements AutoCloseable {
  /** Rows start on cache lines: the stride is a multiple of 16 floats. */
  private static final int STRIDE_STEP = 16;

  private final FloatArray rows;
  private final DoubleArray norms;
  private final int capacity;
  private final int unknowns;
  private int count;

  private RowBlock(FloatArray rows, DoubleArray norms, int capacity, int unknowns) {
    this.rows = rows;
    this.norms = norms;
    this.capacity = capacity;
    this.unknowns = unknowns;
  }

  /**
   * A block for up to {@code capacity} rows.
   *
   * @param capacity largest number of rows
   * @param unknowns length of a row, C*P
   */
  public static RowBlock allocate(int capacity, int unknowns) {
    long stride = (unknowns + STRIDE_STEP - 1L) / STRIDE_STEP * STRIDE_STEP;
    FloatArray rows = FloatArray.allocate("cube.rows", capacity, stride);
    return new RowBlock(rows, DoubleArray.allocate("cube.rows", capacity), capacity, unknowns);
  }

  /** Largest number of rows. */
  public int capacity() {
    return capacity;
  }

  /** Length of a row, C*P. */
  public int unknowns() {
    return unknowns;
  }

  /** Number of rows in use. */
  public int count() {
    return count;
  }

  /** Distance between rows in elements, at least {@link #unknowns()}. */
  public long stride() {
    return rows.shape().length(1);
  }

  /** The rows, (capacity, stride); elements beyond {@link #unknowns()} are padding. */
  public FloatArray rows() {
    return rows;
  }

  /** Squared norms of the rows, summed in float64. */
  public DoubleArray norms() {
    return norms;
  }

  /**
   * Empties the block for {@code newCount} rows: norms are set to zero, rows are left for the
   * operator to overwrite.
   *
   * @throws BadInputException if the block is too small
   */
  public void reset(int newCount) {
    if (newCount > capacity) {
      throw new BadInputException(
          newCount + " rows", "row block of " + capacity, "allocate a larger block");
    }
    count = newCount;
    norms.fill(0);
  }

  @Override
  public void close() {
    rows.close();
    norms.close();
  }
}
