package org.alidade.cli.verify;

import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;

/** Sampling of velocity distributions: the same taps as in plain Java, and their sum is 1. */
final class SamplingCheck implements Check {
  private static final String TAG = "verify.sampling";
  private static final double HIGHEST_KMS = 600;
  private static final double SPEED_OF_LIGHT_KMS = 299_792.458;

  @Override
  public String name() {
    return "sampling";
  }

  @Override
  public String what() {
    return "velocity histograms as taps, compiled against plain Java";
  }

  @Override
  public double allowed() {
    return 1e-10;
  }

  private record Problem(
      DoubleArray histograms, DoubleArray velocities, double step, int taps, double shift) {}

  @Override
  public double deviation(Trial trial) {
    int count = trial.between(1, 20);
    int bins = trial.between(5, 80);
    double[] grid = new double[bins];
    for (int v = 0; v < bins; v++) {
      grid[v] = HIGHEST_KMS * (2.0 * v / (bins - 1) - 1);
    }
    double step = 5e-5 + 1e-4 * trial.random().nextDouble();
    int half = 3 + (int) Math.ceil(HIGHEST_KMS / SPEED_OF_LIGHT_KMS / step);
    try (DoubleArray histograms =
            DoubleArray.copyOf(TAG, trial.uniform(count * bins), count, bins);
        DoubleArray velocities = DoubleArray.copyOf(TAG, grid, bins)) {
      double shift = trial.random().nextDouble() - 0.5;
      Problem problem = new Problem(histograms, velocities, step, 2 * half + 1, shift);
      double worst = 0;
      for (KernelSampling sampling : KernelSampling.values()) {
        double[] found = taps(Kernels.active(), problem, sampling);
        worst =
            Math.max(
                worst, Deviation.relative(found, taps(Kernels.reference(), problem, sampling)));
        worst = Math.max(worst, fromOne(found, problem.taps()));
      }
      return worst;
    }
  }

  private static double[] taps(Kernels kernels, Problem problem, KernelSampling sampling) {
    long count = problem.histograms().shape().length(0);
    long bins = problem.velocities().size();
    try (DoubleArray taps = DoubleArray.allocate(TAG, count, problem.taps());
        DoubleArray mass = DoubleArray.allocate(TAG, count);
        IntArray repaired = IntArray.allocate(TAG, count)) {
      kernels.sampleLosvd(
          problem.histograms(),
          0,
          bins,
          1,
          problem.velocities(),
          problem.step(),
          problem.shift(),
          -problem.taps() / 2,
          sampling,
          DoubleRows.of(taps),
          mass,
          repaired);
      return taps.toArray();
    }
  }

  private static double fromOne(double[] taps, int length) {
    double worst = 0;
    for (int first = 0; first < taps.length; first += length) {
      double sum = 0;
      for (int i = first; i < first + length; i++) {
        sum += taps[i];
      }
      worst = Math.max(worst, Math.abs(sum - 1));
    }
    return worst;
  }
}
