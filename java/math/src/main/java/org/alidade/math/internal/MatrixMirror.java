package org.alidade.math.internal;

import org.alidade.array.DoubleArray;
import org.alidade.math.ThreadBudget;

/** Completes a symmetric matrix of which the lower triangle is known. */
public final class MatrixMirror {
  /** Side of the square tiles; two of them stay in the first-level cache. */
  private static final int TILE = 32;

  private MatrixMirror() {}

  /**
   * Copies the lower triangle to the upper one.
   *
   * @param data array that holds the matrix
   * @param offset flat index of element (0, 0)
   * @param n rows and columns
   * @param stride elements between the starts of two rows
   */
  public static void copyLowerToUpper(DoubleArray data, long offset, long n, long stride) {
    ThreadBudget.current()
        .forEach((n + TILE - 1) / TILE, band -> copyBand(data, offset, n, stride, band * TILE));
  }

  /** Copies what is left of the diagonal in some rows to the columns of the same numbers. */
  private static void copyBand(DoubleArray data, long offset, long n, long stride, long row) {
    double[] tile = new double[TILE * TILE];
    double[] column = new double[TILE];
    int rows = (int) Math.min(TILE, n - row);
    for (long first = 0; first <= row; first += TILE) {
      int columns = (int) Math.min(TILE, n - first);
      for (int i = 0; i < rows; i++) {
        data.copyTo(offset + (row + i) * stride + first, tile, i * TILE, columns);
      }
      for (int j = 0; j < columns; j++) {
        int below = (int) Math.max(0, Math.min(rows, first + j + 1 - row));
        for (int i = below; i < rows; i++) {
          column[i] = tile[i * TILE + j];
        }
        data.copyFrom(column, below, offset + (first + j) * stride + row + below, rows - below);
      }
    }
  }
}
