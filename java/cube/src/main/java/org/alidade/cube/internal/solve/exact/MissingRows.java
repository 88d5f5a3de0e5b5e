package org.alidade.cube.internal.solve.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.cube.internal.solve.FitProblem;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * What missing data do to the reduced Gram matrix. The matrix is a sum over all spaxels and pixels
 * at once; single rows are taken out again, or put in where a spaxel has so few valid ones that it
 * is better left out of the sum.
 */
final class MissingRows {
  private static final String TAG = "cube.exact.missing";
  private static final long PANEL_ELEMENTS = 16_000_000;

  /** One row of the reduced matrix. */
  private record Row(int spaxel, int place) {}

  private final ModelFactors factors;
  private final BasisPixels basis;
  private final int rank;
  private final boolean[] used;
  private final List<Row> removed = new ArrayList<>();
  private final List<Row> added = new ArrayList<>();

  MissingRows(FitProblem problem, ModelFactors factors, BasisPixels basis, int rank) {
    this.factors = factors;
    this.basis = basis;
    this.rank = rank;
    this.used = new boolean[problem.shape().spaxels()];
    double[] weights = problem.pixelWeights();
    for (int s = 0; s < used.length; s++) {
      int[] missing = problem.missing(s);
      used[s] = missing.length <= basis.pixelCount() / 2;
      if (used[s]) {
        collect(s, missing, removed);
      } else {
        collect(s, valid(weights, missing), added);
      }
    }
  }

  private static int[] valid(double[] weights, int[] missing) {
    return java.util.stream.IntStream.range(0, weights.length)
        .filter(l -> weights[l] > 0 && Arrays.binarySearch(missing, l) < 0)
        .toArray();
  }

  private void collect(int spaxel, int[] pixels, List<Row> rows) {
    for (int pixel : pixels) {
      rows.add(new Row(spaxel, basis.place(pixel)));
    }
  }

  /** Spaxels that take part in the sum over all pixels at once. */
  boolean[] used() {
    return used;
  }

  /** Takes the missing rows of used spaxels out and puts the valid rows of the others in. */
  void correct(DoubleArray gram, int threads) {
    update(removed, -1, gram, threads);
    update(added, 1, gram, threads);
  }

  private void update(List<Row> rows, double sign, DoubleArray gram, int threads) {
    long side = gram.shape().length(0);
    int most = (int) Math.max(1, Math.min(rows.size(), PANEL_ELEMENTS / side));
    for (int first = 0; first < rows.size(); first += most) {
      List<Row> part = rows.subList(first, Math.min(rows.size(), first + most));
      try (DoubleArray panel = DoubleArray.allocate(TAG, part.size(), side)) {
        fill(part, panel, threads);
        ThreadBudget.of(threads)
            .withBlasThreads(
                () ->
                    Blas.symmetricRankUpdate(
                        sign, DoubleMatrix.of(panel).transposed(), 1, DoubleMatrix.of(gram)));
      }
    }
  }

  /** Rows {@code sum_k b[s, c, k] U[i, k, l]}, one per line of the panel. */
  private void fill(List<Row> rows, DoubleArray panel, int threads) {
    int taps = factors.taps();
    int spaxels = factors.shape().spaxels();
    ThreadBudget.of(threads)
        .forEach(
            factors.shape().components(),
            component -> {
              try (DoubleArray kernels = DoubleArray.allocate(TAG, spaxels, taps);
                  DoubleArray pixel = DoubleArray.allocate(TAG, rank, taps)) {
                factors.copyTaps((int) component, 0, DoubleMatrix.of(kernels));
                int place = -1;
                for (int r = 0; r < rows.size(); r++) {
                  Row row = rows.get(r);
                  if (row.place() != place) {
                    place = row.place();
                    basis.copyPixel(place, pixel.reshape((long) rank * taps));
                  }
                  long at = r * panel.shape().length(1) + component * rank;
                  Blas.multiply(
                      1,
                      DoubleMatrix.of(pixel),
                      DoubleMatrix.of(kernels, (long) row.spaxel() * taps, taps, 1, 1),
                      0,
                      DoubleMatrix.of(panel, at, rank, 1, 1));
                }
              }
            });
  }
}
