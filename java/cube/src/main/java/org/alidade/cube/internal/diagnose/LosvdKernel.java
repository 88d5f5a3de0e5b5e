package org.alidade.cube.internal.diagnose;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.alidade.cube.KernelMode;
import org.alidade.cube.internal.KernelGrid;

/**
 * The convolution kernel of one velocity distribution, sampled as the builder samples it.
 *
 * @param velocityKms velocities of the taps, km/s
 * @param taps their values, of sum 1; all zero if the distribution has no sampled light
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record LosvdKernel(double[] velocityKms, double[] taps) {
  private static final String TAG = "cube.diagnose";

  /** Light in a distribution; bins that are not finite or negative count as empty. */
  static double mass(double[] losvd) {
    return Arrays.stream(losvd).filter(value -> value > 0 && Double.isFinite(value)).sum();
  }

  /** The distribution scaled to the sum 1; all zero without light. */
  static double[] unitSum(double[] losvd) {
    double mass = mass(losvd);
    return Arrays.stream(losvd)
        .map(value -> mass > 0 && value > 0 && Double.isFinite(value) ? value / mass : 0)
        .toArray();
  }

  /** Samples a distribution. */
  static LosvdKernel of(double[] losvd, double[] velPixKms, KernelGrid grid, KernelMode mode) {
    KernelSampling sampling =
        mode == KernelMode.SAMPLE ? KernelSampling.SAMPLE : KernelSampling.INTEGRATE;
    try (DoubleArray histogram = DoubleArray.copyOf(TAG, losvd);
        DoubleArray velocity = DoubleArray.copyOf(TAG, velPixKms);
        DoubleArray taps = DoubleArray.allocate(TAG, 1, grid.taps());
        DoubleArray mass = DoubleArray.allocate(TAG, 1);
        IntArray repaired = IntArray.allocate(TAG, 1)) {
      Kernels.active()
          .sampleLosvd(
              histogram,
              0,
              losvd.length,
              1,
              velocity,
              grid.dlogLambda(),
              grid.shiftPixels(),
              grid.firstTap(),
              sampling,
              DoubleRows.of(taps),
              mass,
              repaired);
      double[] velocities = new double[grid.taps()];
      for (int k = 0; k < velocities.length; k++) {
        velocities[k] = grid.velocityKms(k);
      }
      return new LosvdKernel(velocities, taps.toArray());
    }
  }
}
