package org.alidade.math;

import java.util.Locale;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.NativeArray;

/**
 * Transforms of images by blocks of rows, then of columns, shared out over threads; for those who
 * provide transforms, who add the transforms of one block.
 *
 * <p>The blocks are the same whatever the number of threads, and so are the results. Executing
 * holds a shared lock, closing an exclusive one.
 *
 * @param <A> the arrays: double or single precision
 */
public abstract class BlockedPlaneFft<A extends NativeArray> implements PlaneFft<A> {
  /** Rows that are transformed together. */
  protected static final int ROW_BLOCK = 16;

  /** Columns that are transformed together: a cache line or two of each row. */
  protected static final int COLUMN_BLOCK = 8;

  private final int rows;
  private final int columns;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * For an image of a size.
   *
   * @param rows one or more
   * @param columns one or more
   */
  protected BlockedPlaneFft(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /** Transforms rows {@code first .. first+count-1} of an image to rows of a spectrum. */
  protected abstract void forwardRows(A in, A out, int first, int count);

  /** Transforms columns of a spectrum in place. */
  protected abstract void forwardColumns(A spectrum, int first, int count);

  /** Transforms rows of a spectrum to rows of an image, divided by the number of pixels. */
  protected abstract void inverseRows(A in, A out, int first, int count);

  /** Transforms columns of a spectrum back in place, without a factor. */
  protected abstract void inverseColumns(A spectrum, int first, int count);

  /** Frees what the plan holds; called once. */
  protected abstract void free();

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final int columns() {
    return columns;
  }

  @Override
  public final void forward(A in, A out) {
    execute(
        in,
        out,
        () -> {
          eachBlock(rows, ROW_BLOCK, (first, count) -> forwardRows(in, out, first, count));
          eachBlock(
              frequencies(), COLUMN_BLOCK, (first, count) -> forwardColumns(out, first, count));
        });
  }

  @Override
  public final void inverse(A in, A out) {
    execute(
        out,
        in,
        () -> {
          eachBlock(
              frequencies(), COLUMN_BLOCK, (first, count) -> inverseColumns(in, first, count));
          eachBlock(rows, ROW_BLOCK, (first, count) -> inverseRows(in, out, first, count));
        });
  }

  private static void eachBlock(int length, int size, Block block) {
    ThreadBudget.current()
        .forEach(
            (length + size - 1) / size,
            index -> {
              int first = (int) index * size;
              block.transform(first, Math.min(size, length - first));
            });
  }

  private void execute(A values, A spectrum, Runnable transform) {
    check(values, spectrum);
    lock.readLock().lock();
    try {
      if (closed) {
        throw new ClosedException("plan used after close", toString(), "keep the plan open");
      }
      transform.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  private void check(A values, A spectrum) {
    if (values.size() != (long) rows * columns || spectrum.size() != 2L * rows * frequencies()) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "values %s and spectrum %s for a %s",
              values.shape(),
              spectrum.shape(),
              this),
          values.tag() + ", " + spectrum.tag(),
          String.format(
              Locale.ROOT,
              "pass shapes (%d, %d) and (%d, %d, 2)",
              rows,
              columns,
              rows,
              frequencies()));
    }
  }

  @Override
  public final void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        free();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public final String toString() {
    return "transform of " + rows + " x " + columns + " values";
  }

  /** Some neighbouring rows or columns. */
  private interface Block {
    void transform(int first, int count);
  }
}
