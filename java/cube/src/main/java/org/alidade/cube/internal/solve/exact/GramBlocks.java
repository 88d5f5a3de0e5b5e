package org.alidade.cube.internal.solve.exact;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.math.Blas;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/**
 * Adds up the reduced Gram matrix block by block: {@code G[(c, i), (c', j)] = sum_{k, k'}
 * Gamma_cc'[k, k'] M_ij[k, k']} with {@code Gamma_cc'[k, k'] = sum_s b[s, c, k] b[s, c', k']} (spec
 * cubefit 6.8). Both sums are matrix products over many pairs of components at a time.
 */
final class GramBlocks {
  private static final String TAG = "cube.exact.gram";

  /** Elements of one block of Gamma; two such blocks are in memory at a time. */
  private static final long BLOCK_ELEMENTS = 20_000_000;

  private static final int FEWEST = 2;

  private final ModelFactors factors;
  private final BasisPixels basis;
  private final int rank;
  private final boolean[] used;
  private final int threads;
  private final DoubleArray gram;

  /**
   * Prepares the sums.
   *
   * @param used spaxels that take part, S values
   * @param gram (C*q, C*q), overwritten where components have light
   */
  GramBlocks(
      ModelFactors factors,
      BasisPixels basis,
      int rank,
      boolean[] used,
      DoubleArray gram,
      int threads) {
    this.factors = factors;
    this.basis = basis;
    this.rank = rank;
    this.used = used;
    this.gram = gram;
    this.threads = threads;
  }

  /** Components per block so that a block has about the wanted size and both sides similar ones. */
  private static int perBlock(TapClass a, TapClass b) {
    double pairs = BLOCK_ELEMENTS / ((double) a.count() * b.count());
    return (int) Math.max(FEWEST, Math.sqrt(pairs));
  }

  /** All pairs of one class with another, or with itself. */
  void add(TapClass a, TapClass b) {
    int size = perBlock(a, b);
    long taps = (long) a.count() * b.count();
    int spaxels = factors.shape().spaxels();
    boolean same = a.components()[0] == b.components()[0]; // classes are disjoint
    int most = Math.min(size, Math.max(a.components().length, b.components().length));
    try (DoubleArray overlaps = DoubleArray.allocate(TAG, (long) rank * rank, taps);
        KernelPanel left = new KernelPanel(spaxels, most, a.count());
        KernelPanel right = new KernelPanel(spaxels, most, b.count());
        DoubleArray raw =
            DoubleArray.allocate(TAG, most * (long) a.count(), most * (long) b.count());
        DoubleArray pairs = DoubleArray.allocate(TAG, (long) most * most, taps);
        DoubleArray out = DoubleArray.allocate(TAG, (long) most * most, (long) rank * rank)) {
      basis.overlaps(a, b, same, overlaps, threads);
      for (int i = 0; i < a.components().length; i += size) {
        int rows = Math.min(size, a.components().length - i);
        DoubleMatrix rowKernels = left.fill(factors, a, i, rows, used, threads);
        for (int j = same ? i : 0; j < b.components().length; j += size) {
          int columns = Math.min(size, b.components().length - j);
          DoubleMatrix columnKernels = right.fill(factors, b, j, columns, used, threads);
          DoubleMatrix gamma =
              DoubleMatrix.of(
                  raw,
                  0,
                  (long) rows * a.count(),
                  (long) columns * b.count(),
                  (long) columns * b.count());
          Blas.multiply(1, rowKernels.transposed(), columnKernels, 0, gamma);
          sortByPair(gamma, rows, columns, a.count(), b.count(), pairs);
          int count = rows * columns;
          Blas.multiply(
              1,
              DoubleMatrix.of(pairs, 0, count, taps, taps),
              DoubleMatrix.of(overlaps).transposed(),
              0,
              DoubleMatrix.of(out, 0, count, (long) rank * rank, (long) rank * rank));
          place(a, i, rows, b, j, columns, out);
        }
      }
    }
  }

  /** From rows (c, k) and columns (c', k') to one row (k, k') per pair (c, c'). */
  private void sortByPair(
      DoubleMatrix gamma, int rows, int columns, int tapsA, int tapsB, DoubleArray pairs) {
    ThreadBudget.of(threads)
        .forEach(
            (long) rows * tapsA,
            line -> {
              int row = (int) (line / tapsA);
              int tap = (int) (line % tapsA);
              double[] values = new double[tapsB];
              for (int column = 0; column < columns; column++) {
                long from = line * gamma.stride() + (long) column * tapsB;
                long to = (((long) row * columns + column) * tapsA + tap) * tapsB;
                gamma.data().copyTo(from, values, 0, tapsB);
                pairs.copyFrom(values, 0, to, tapsB);
              }
            });
  }

  private void place(
      TapClass a, int firstA, int rows, TapClass b, int firstB, int columns, DoubleArray out) {
    double[] block = new double[rank * rank];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        out.copyTo(((long) row * columns + column) * block.length, block, 0, block.length);
        place(a.components()[firstA + row], b.components()[firstB + column], block);
      }
    }
  }

  private void place(int component, int other, double[] block) {
    long side = gram.shape().length(0);
    for (int i = 0; i < rank; i++) {
      gram.copyFrom(
          block, i * rank, ((long) component * rank + i) * side + (long) other * rank, rank);
    }
    double[] line = new double[rank];
    for (int j = 0; j < rank && component != other; j++) {
      for (int i = 0; i < rank; i++) {
        line[i] = block[i * rank + j];
      }
      gram.copyFrom(line, 0, ((long) other * rank + j) * side + (long) component * rank, rank);
    }
  }
}
