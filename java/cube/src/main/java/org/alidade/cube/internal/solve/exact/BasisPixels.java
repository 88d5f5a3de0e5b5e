package org.alidade.cube.internal.solve.exact;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Basis spectra shifted by every tap and rebinned, times the square root of the pixel weights, at
 * the pixels that count: U[i, l, k], (q, L', m).
 */
final class BasisPixels implements AutoCloseable {
  private static final String TAG = "cube.exact.basis";

  private final int taps;
  private final int[] pixels;
  private final DoubleArray values;

  BasisPixels(ModelFactors factors, DoubleArray spectra, double[] pixelWeights, int threads) {
    this.taps = factors.taps();
    this.pixels =
        IntStream.range(0, pixelWeights.length).filter(l -> pixelWeights[l] > 0).toArray();
    int rank = Math.toIntExact(spectra.shape().length(0));
    this.values = DoubleArray.allocate(TAG, rank, pixels.length, taps);
    ThreadBudget.of(threads).forEach(rank, i -> fill(factors, spectra, (int) i, pixelWeights));
  }

  private void fill(ModelFactors factors, DoubleArray spectra, int basis, double[] pixelWeights) {
    double[] line = new double[taps];
    try (DoubleArray shifted = DoubleArray.allocate(TAG, pixelWeights.length, taps)) {
      factors.shifted(spectra, basis, shifted);
      for (int i = 0; i < pixels.length; i++) {
        shifted.copyTo((long) pixels[i] * taps, line, 0, taps);
        double root = Math.sqrt(pixelWeights[pixels[i]]);
        for (int k = 0; k < taps; k++) {
          line[k] *= root;
        }
        values.copyFrom(line, 0, ((long) basis * pixels.length + i) * taps, taps);
      }
    }
  }

  /** Number of pixels L' that count. */
  int pixelCount() {
    return pixels.length;
  }

  /** Place of an observed pixel among those that count. */
  int place(int pixel) {
    return Arrays.binarySearch(pixels, pixel);
  }

  /** One basis spectrum at some taps, (L', count). */
  private DoubleMatrix block(int basis, int from, int count) {
    long first = (long) basis * pixels.length * taps + from;
    return DoubleMatrix.of(values, first, pixels.length, count, taps);
  }

  /** All basis spectra at one counting pixel, (q, m) values copied to {@code out}. */
  void copyPixel(int place, DoubleArray out) {
    double[] line = new double[taps];
    for (int i = 0; i < values.shape().length(0); i++) {
      values.copyTo(((long) i * pixels.length + place) * taps, line, 0, taps);
      out.copyFrom(line, 0, (long) i * taps, taps);
    }
  }

  /**
   * Overlaps {@code M_ij[k, k'] = sum_l U[i, l, k] U[j, l, k']} for two ranges of taps.
   *
   * @param same whether the two classes are one, so that {@code M_ji} is the transpose of M_ij
   * @param out (q*q, countA*countB), overwritten
   */
  void overlaps(TapClass a, TapClass b, boolean same, DoubleArray out, int threads) {
    long rank = values.shape().length(0);
    ThreadBudget budget = ThreadBudget.of(threads);
    budget.forEach(
        rank * rank,
        pair -> {
          int i = (int) (pair / rank);
          int j = (int) (pair % rank);
          if (!same || i <= j) {
            Blas.multiply(
                1,
                block(i, a.from(), a.count()).transposed(),
                block(j, b.from(), b.count()),
                0,
                overlap(out, pair, a, b));
          }
        });
    if (same) {
      budget.forEach(
          rank * rank, pair -> transpose((int) (pair / rank), (int) (pair % rank), rank, a, out));
    }
  }

  private static DoubleMatrix overlap(DoubleArray out, long pair, TapClass a, TapClass b) {
    return DoubleMatrix.of(out, pair * a.count() * b.count(), a.count(), b.count(), b.count());
  }

  /** Fills M_ij below the diagonal from M_ji. */
  private static void transpose(int i, int j, long rank, TapClass a, DoubleArray out) {
    if (i <= j) {
      return;
    }
    int side = a.count();
    long size = (long) side * side;
    double[] from = new double[side * side];
    double[] to = new double[side * side];
    out.copyTo((j * rank + i) * size, from, 0, from.length);
    for (int k = 0; k < side; k++) {
      for (int l = 0; l < side; l++) {
        to[l * side + k] = from[k * side + l];
      }
    }
    out.copyFrom(to, 0, (i * rank + j) * size, to.length);
  }

  @Override
  public void close() {
    values.close();
  }
}
