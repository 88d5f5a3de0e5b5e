package org.alidade.cube.internal.solve.exact;

import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.ModelFactors;
import org.alidade.math.DoubleMatrix;
import org.alidade.math.ThreadBudget;

/** Kernels of some components of a class side by side, (S, components*taps). */
final class KernelPanel implements AutoCloseable {
  private static final String TAG = "cube.exact.kernels";

  private final DoubleArray values;
  private final int spaxels;
  private final int taps;

  /** Room for the largest number of components with the most taps. */
  KernelPanel(int spaxels, int components, int taps) {
    this.spaxels = spaxels;
    this.taps = taps;
    this.values = DoubleArray.allocate(TAG, spaxels, (long) components * taps);
  }

  /**
   * Copies kernels of {@code count} components of the class from index {@code first} on.
   *
   * @param used whether a spaxel takes part; the kernels of the others become zero
   */
  DoubleMatrix fill(
      ModelFactors factors, TapClass of, int first, int count, boolean[] used, int threads) {
    long stride = values.shape().length(1);
    ThreadBudget.of(threads)
        .forEach(
            count,
            i -> {
              DoubleMatrix own =
                  DoubleMatrix.of(values, i * of.count(), spaxels, of.count(), stride);
              factors.copyTaps(of.components()[first + (int) i], of.from(), own);
              clearUnused(own, used);
            });
    return DoubleMatrix.of(values, 0, spaxels, (long) count * of.count(), stride);
  }

  private void clearUnused(DoubleMatrix own, boolean[] used) {
    double[] zeros = new double[Math.toIntExact(own.columns())];
    for (int s = 0; s < spaxels; s++) {
      if (!used[s]) {
        own.data().copyFrom(zeros, 0, own.offset() + s * own.stride(), zeros.length);
      }
    }
  }

  /** Most taps per component. */
  int taps() {
    return taps;
  }

  @Override
  public void close() {
    values.close();
  }
}
