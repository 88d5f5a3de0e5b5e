package org.alidade.math;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.math.internal.MatrixLayout;

/**
 * A matrix of {@code double}: a view of part of a native array, without a copy.
 *
 * <p>Elements lie row by row, {@code stride} elements from one row to the next; {@link
 * #transposed()} exchanges the meaning of rows and columns and leaves the memory alone. The view
 * lives as long as its array.
 *
 * <p>Example:
 *
 * <pre>{@code
 * try (DoubleArray templates = DoubleArray.allocate("example.templates", 360, 6450)) {
 *   DoubleMatrix wavelengthsByTemplate = DoubleMatrix.of(templates).transposed();
 * }
 * }</pre>
 *
 * @param data the array that holds the elements
 * @param offset flat index of element (0, 0)
 * @param rows number of rows, as seen after a possible transposition
 * @param columns number of columns, as seen after a possible transposition
 * @param stride elements between the starts of two stored rows
 * @param isTransposed whether the stored rows are this matrix' columns
 */
public record DoubleMatrix(
    DoubleArray data, long offset, long rows, long columns, long stride, boolean isTransposed) {
  /**
   * Checks that all elements lie inside the array.
   *
   * @throws BadInputException if a length is negative, the stride is shorter than a stored row, or
   *     the last element lies outside the array
   */
  public DoubleMatrix {
    MatrixLayout.check(
        data,
        offset,
        isTransposed ? columns : rows,
        isTransposed ? rows : columns,
        stride,
        "DoubleMatrix");
  }

  /**
   * A two-dimensional array as a matrix.
   *
   * @param array2d array of shape (rows, columns)
   * @throws BadInputException if the array has not two axes
   */
  public static DoubleMatrix of(DoubleArray array2d) {
    MatrixLayout.checkRank2(array2d, "DoubleMatrix");
    long columns = array2d.shape().length(1);
    return of(array2d, 0, array2d.shape().length(0), columns, columns);
  }

  /**
   * Part of an array as a matrix.
   *
   * @param data array of any shape
   * @param offset flat index of element (0, 0)
   * @param rows number of rows
   * @param columns number of columns
   * @param stride elements between the starts of two rows, at least {@code columns}
   * @throws BadInputException if the matrix does not lie inside the array
   */
  public static DoubleMatrix of(
      DoubleArray data, long offset, long rows, long columns, long stride) {
    return new DoubleMatrix(data, offset, rows, columns, stride, false);
  }

  /** The same elements with rows and columns exchanged. */
  public DoubleMatrix transposed() {
    return new DoubleMatrix(data, offset, columns, rows, stride, !isTransposed);
  }

  /**
   * A rectangular part of this matrix.
   *
   * @param firstRow first row of the part
   * @param rowCount rows of the part
   * @param firstColumn first column of the part
   * @param columnCount columns of the part
   * @throws BadInputException if the part does not lie inside this matrix
   */
  public DoubleMatrix block(long firstRow, long rowCount, long firstColumn, long columnCount) {
    MatrixLayout.checkBlock(rows, columns, firstRow, rowCount, firstColumn, columnCount);
    return new DoubleMatrix(
        data, index(firstRow, firstColumn), rowCount, columnCount, stride, isTransposed);
  }

  /** Element (row, column). */
  public double get(long row, long column) {
    MatrixLayout.checkElement(rows, columns, row, column);
    return data.get(index(row, column));
  }

  /** Sets element (row, column). */
  public void set(long row, long column, double value) {
    MatrixLayout.checkElement(rows, columns, row, column);
    data.set(index(row, column), value);
  }

  private long index(long row, long column) {
    return isTransposed ? offset + column * stride + row : offset + row * stride + column;
  }
}
