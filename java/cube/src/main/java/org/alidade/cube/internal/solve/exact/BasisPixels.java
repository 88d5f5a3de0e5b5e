package org.alidade.cube.internal.solve.exact;

import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Basis spectra shifted by every tap and rebinned, times the square root of the pixel weights, at
 * the pixels that count: U[i, k, l], (q*m, L').
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
    this.values = DoubleArray.allocate(TAG, rank, taps, pixels.length);
    ThreadBudget.of(threads).forEach(rank, i -> fill(factors, spectra, (int) i, pixelWeights));
  }

  private void fill(ModelFactors factors, DoubleArray spectra, int basis, double[] pixelWeights) {
    double[] line = new double[pixelWeights.length];
    double[] kept = new double[pixels.length];
    try (DoubleArray shifted = DoubleArray.allocate(TAG, taps, pixelWeights.length)) {
      factors.shiftRebin(spectra, basis, shifted);
      for (int k = 0; k < taps; k++) {
        shifted.copyTo((long) k * line.length, line, 0, line.length);
        for (int i = 0; i < kept.length; i++) {
          kept[i] = Math.sqrt(pixelWeights[pixels[i]]) * line[pixels[i]];
        }
        values.copyFrom(kept, 0, ((long) basis * taps + k) * kept.length, kept.length);
      }
    }
  }

  /** Number of pixels L' that count. */
  int pixelCount() {
    return pixels.length;
  }

  /** Place of an observed pixel among those that count. */
  int place(int pixel) {
    return java.util.Arrays.binarySearch(pixels, pixel);
  }

  /** One basis spectrum at some taps, (count, L'). */
  DoubleMatrix block(int basis, int from, int count) {
    long first = ((long) basis * taps + from) * pixels.length;
    return DoubleMatrix.of(values, first, count, pixels.length, pixels.length);
  }

  /** All basis spectra at one counting pixel, (q, m) values copied to {@code out}. */
  void copyPixel(int place, DoubleArray out) {
    long rows = out.size();
    for (long row = 0; row < rows; row++) {
      out.set(row, values.get(row * pixels.length + place));
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
                    block((int) (pair / rank), a.from(), a.count()),
                    block((int) (pair % rank), b.from(), b.count()).transposed(),
                    0,
                    DoubleMatrix.of(
                        out, pair * a.count() * b.count(), a.count(), b.count(), b.count())));
  }

  @Override
  public void close() {
    values.close();
  }
}
