package org.alidade.cube.internal.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.RowBlock;
import org.alidade.math.DoubleMatrix;

/**
 * The fit restricted to a patch of spaxels and to some columns, as one dense matrix whose rows are
 * multiplied with the square root of their weight. Where the matrix would become too large, every
 * spaxel gives an even comb of its pixels.
 */
final class PatchSystem implements AutoCloseable {
  private static final String TAG = "cube.patch";
  private static final int ROWS_AT_A_TIME = 64;

  private final int[] columns;
  private final int[] rowSpaxel;
  private final int[] rowPixel;
  private final double[] rootWeight;
  private final DoubleArray matrix;

  /**
   * Fetches the rows.
   *
   * @param problem the whole fit
   * @param spaxels spaxels of the patch
   * @param columns unknowns of the patch
   * @param maxBytes most memory for the matrix, in bytes
   */
  PatchSystem(FitProblem problem, int[] spaxels, int[] columns, long maxBytes) {
    this.columns = columns.clone();
    long affordable = maxBytes / Double.BYTES / Math.max(1, columns.length) / spaxels.length;
    int most = (int) Math.max(1, Math.min(affordable, problem.shape().pixels()));
    List<int[]> pixels = new ArrayList<>();
    for (int spaxel : spaxels) {
      pixels.add(comb(usable(problem, spaxel), most));
    }
    int rows = pixels.stream().mapToInt(own -> own.length).sum();
    this.rowSpaxel = new int[rows];
    this.rowPixel = new int[rows];
    this.rootWeight = new double[rows];
    this.matrix = DoubleArray.allocate(TAG, rows, columns.length);
    fill(problem, spaxels, pixels);
  }

  private static int[] usable(FitProblem problem, int spaxel) {
    double[] weights = problem.pixelWeights();
    return Arrays.stream(problem.data().validPixels(spaxel)).filter(l -> weights[l] > 0).toArray();
  }

  private static int[] comb(int[] pixels, int most) {
    if (pixels.length <= most) {
      return pixels;
    }
    int[] chosen = new int[most];
    for (int i = 0; i < most; i++) {
      chosen[i] = pixels[(int) ((2L * i + 1) * pixels.length / (2L * most))];
    }
    return chosen;
  }

  private void fill(FitProblem problem, int[] spaxels, List<int[]> pixels) {
    CubeOperator operator = problem.operator();
    double[] weights = problem.pixelWeights();
    int row = 0;
    try (RowBlock block = RowBlock.allocate(ROWS_AT_A_TIME, operator.shape().unknowns())) {
      for (int i = 0; i < spaxels.length; i++) {
        int[] own = pixels.get(i);
        for (int first = 0; first < own.length; first += ROWS_AT_A_TIME) {
          int last = Math.min(first + ROWS_AT_A_TIME, own.length);
          int[] some = Arrays.copyOfRange(own, first, last);
          operator.rows(spaxels[i], some, block);
          for (int k = 0; k < some.length; k++) {
            rowSpaxel[row] = spaxels[i];
            rowPixel[row] = some[k];
            rootWeight[row] = Math.sqrt(weights[some[k]]);
            copyRow(block, k, row++);
          }
        }
      }
    }
  }

  private void copyRow(RowBlock block, int from, int row) {
    double[] line = new double[columns.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = rootWeight[row] * block.rows().get(from * block.stride() + columns[i]);
    }
    matrix.copyFrom(line, 0, (long) row * line.length, line.length);
  }

  /** The matrix, (rows, columns). */
  DoubleMatrix matrix() {
    return DoubleMatrix.of(matrix);
  }

  int rows() {
    return rowPixel.length;
  }

  /** Values of all rows out of spectra (S, L), times the square root of the weights. */
  double[] weighted(DoubleArray spectra) {
    double[] values = new double[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rootWeight[i] * spectra.get(rowSpaxel[i], rowPixel[i]);
    }
    return values;
  }

  /** The same out of spectra that were already multiplied with the weights. */
  double[] halfWeighted(DoubleArray weightedSpectra) {
    double[] values = new double[rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weightedSpectra.get(rowSpaxel[i], rowPixel[i]) / rootWeight[i];
    }
    return values;
  }

  /** Adds the matrix times weights of its columns. */
  void addProduct(double[] weights, double[] to) {
    double[] line = new double[columns.length];
    for (int i = 0; i < to.length; i++) {
      matrix.copyTo((long) i * line.length, line, 0, line.length);
      double sum = 0;
      for (int j = 0; j < line.length; j++) {
        sum += line[j] * weights[j];
      }
      to[i] += sum;
    }
  }

  @Override
  public void close() {
    matrix.close();
  }
}
