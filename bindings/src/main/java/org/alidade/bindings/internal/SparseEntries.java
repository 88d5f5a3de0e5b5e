package org.alidade.bindings.internal;

import org.alidade.bindings.SparseColumns;

/** A copy of a sparse matrix in Java arrays, for the plain Java kernels. */
final class SparseEntries {
  private final int[] start;
  private final int[] row;
  private final double[] weight;

  SparseEntries(SparseColumns columns) {
    start = new int[Math.toIntExact(columns.columns() + 1)];
    for (int l = 0; l < start.length; l++) {
      start[l] = Math.toIntExact(columns.start(l));
    }
    row = columns.rowIndices().toArray();
    weight = columns.weights().toArray();
  }

  int columns() {
    return start.length - 1;
  }

  /** {@code out[l] = sum_e weight[e] spectrum[row[e] - offset]}, zero outside the spectrum. */
  void multiply(double[] spectrum, long offset, double[] out) {
    for (int l = 0; l < columns(); l++) {
      double sum = 0;
      for (int e = start[l]; e < start[l + 1]; e++) {
        long at = row[e] - offset;
        if (at >= 0 && at < spectrum.length) {
          sum += weight[e] * spectrum[(int) at];
        }
      }
      out[l] = sum;
    }
  }

  /** {@code spectrum[row[e]] += weight[e] values[l]}. */
  void multiplyTransposed(double[] values, double[] spectrum) {
    for (int l = 0; l < columns(); l++) {
      for (int e = start[l]; e < start[l + 1]; e++) {
        spectrum[row[e]] += weight[e] * values[l];
      }
    }
  }
}
