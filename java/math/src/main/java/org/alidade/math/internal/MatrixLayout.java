package org.alidade.math.internal;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.NativeArray;

/** Checks that a row-major matrix lies inside its array, for both element types. */
public final class MatrixLayout {
  private MatrixLayout() {}

  /** Refuses arrays that have not two axes. */
  public static void checkRank2(NativeArray array, String where) {
    if (array.shape().rank() != 2) {
      throw new BadInputException(
          "shape " + array.shape() + " is no matrix",
          where + " of " + array.tag(),
          "pass a two-dimensional array or give offset, rows, columns and stride");
    }
  }

  /** Refuses stored rows that reach outside the array or into each other. */
  public static void check(
      NativeArray data,
      long offset,
      long storedRows,
      long storedColumns,
      long stride,
      String where) {
    boolean sensible = offset >= 0 && storedRows >= 0 && storedColumns >= 0;
    boolean apart = storedRows <= 1 ? stride >= 0 : stride >= storedColumns;
    if (!sensible || !apart || !fits(data.size(), offset, storedRows, storedColumns, stride)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%d rows of %d elements from index %d with stride %d do not lie in %d elements",
              storedRows,
              storedColumns,
              offset,
              stride,
              data.size()),
          where + " of " + data.tag(),
          "correct offset, lengths or stride");
    }
  }

  private static boolean fits(long size, long offset, long rows, long columns, long stride) {
    if (rows == 0 || columns == 0) {
      return offset <= size;
    }
    long room = size - offset - columns;
    return room >= 0 && (rows == 1 || stride <= room / (rows - 1));
  }

  /** Refuses parts that reach outside a matrix. */
  public static void checkBlock(
      long rows, long columns, long firstRow, long rowCount, long firstColumn, long columnCount) {
    if (!inside(rows, firstRow, rowCount) || !inside(columns, firstColumn, columnCount)) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "rows %d + %d, columns %d + %d of a %d x %d matrix",
              firstRow,
              rowCount,
              firstColumn,
              columnCount,
              rows,
              columns),
          "matrix block",
          "choose a block inside the matrix");
    }
  }

  private static boolean inside(long length, long first, long count) {
    return first >= 0 && count >= 0 && first <= length - count;
  }

  /** Refuses elements outside a matrix. */
  public static void checkElement(long rows, long columns, long row, long column) {
    if (row < 0 || row >= rows || column < 0 || column >= columns) {
      throw new IndexOutOfBoundsException(
          "element (" + row + ", " + column + ") of a " + rows + " x " + columns + " matrix");
    }
  }
}
