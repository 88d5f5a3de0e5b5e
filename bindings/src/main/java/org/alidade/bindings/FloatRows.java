package org.alidade.bindings;

import org.alidade.array.BadInputException;
import org.alidade.array.FloatArray;

/**
 * Rows of single-precision numbers somewhere inside an array: row {@code i}, column {@code j} is
 * element {@code first + i * stride + j}.
 *
 * <p>Example: {@code new %s(array, 0, 360, 1247, 1247)} is one component's part of a plane.
 *
 * @param array the array that holds the elements
 * @param first flat index of row 0, column 0
 * @param rows number of rows
 * @param columns number of elements in a row
 * @param stride elements between the starts of neighbouring rows, at least {@code columns}
 */
public record FloatRows(FloatArray array, long first, long rows, long columns, long stride) {
  /**
   * Checks that all rows lie inside the array.
   *
   * @throws BadInputException if they do not
   */
  public FloatRows {
    RowChecks.check(array.tag(), array.size(), first, rows, columns, stride);
  }

  /** All rows of a two-dimensional array, or the one row of a one-dimensional array. */
  public static FloatRows of(FloatArray array) {
    long columns = RowChecks.columns(array);
    return new FloatRows(array, 0, RowChecks.rows(array), columns, columns);
  }
}
