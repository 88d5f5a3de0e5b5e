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
   * Overlaps {@code M_ij[k, k'] = sum_l U[i, k, l] U[j, k', l]} for two ranges of taps.
   *
   * @param out (q*q, countA*countB), overwritten
   */
  void overlaps(TapClass a, TapClass b, DoubleArray out, int threads) {
    int rank = Math.toIntExact(values.shape().length(0));
    ThreadBudget.of(threads)
        .forEach(
            (long) rank * rank,
            pair ->
                Blas.multiply(
                    1,
                    block((int) (pair / rank), a.from(), a.count()).transposed(),
                    block((int) (pair % rank), b.from(), b.count()),
                    0,
                    DoubleMatrix.of(
                        out, pair * a.count() * b.count(), a.count(), b.count(), b.count())));
  }

  @Override
  public void close() {
    values.close();
  }
}
