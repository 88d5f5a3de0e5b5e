package org.alidade.lightcurve.internal.period;

import java.util.Arrays;

/** Measures of disorder of a light curve folded with a trial frequency; one per thread. */
public final class FoldedScatter {
  private final double[] times;
  private final double[] values;
  private final double[] phases;
  private final long[] keys;

  /**
   * Takes the points.
   *
   * @param times times from any origin, days
   */
  public FoldedScatter(double[] times, double[] values) {
    this.times = times;
    this.values = values;
    phases = new double[times.length];
    keys = new long[times.length];
  }

  private void fold(double frequency) {
    for (int i = 0; i < times.length; i++) {
      double turns = frequency * times[i];
      phases[i] = turns - Math.floor(turns);
    }
  }

  /** Variance within bins of phase over the whole variance. */
  public double dispersion(double frequency, int bins) {
    fold(frequency);
    double[] sums = new double[bins];
    double[] squares = new double[bins];
    int[] counts = new int[bins];
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double all = 0;
    for (int i = 0; i < values.length; i++) {
      int bin = Math.min(bins - 1, (int) (phases[i] * bins));
      double value = values[i] - mean;
      sums[bin] += value;
      squares[bin] += value * value;
      counts[bin]++;
      all += value * value;
    }
    double within = 0;
    int free = 0;
    for (int bin = 0; bin < bins; bin++) {
      if (counts[bin] > 1) {
        within += Math.max(0, squares[bin] - sums[bin] * sums[bin] / counts[bin]);
        free += counts[bin] - 1;
      }
    }
    return within / free / (all / (values.length - 1));
  }

  /**
   * Length of the line that joins the points in order of phase and closes.
   *
   * @param scaled values scaled to the extent of a phase
   */
  public double stringLength(double frequency, double[] scaled) {
    fold(frequency);
    int size = times.length;
    // Phases of 42 bits before indices of 21 bits: one sort of numbers orders both.
    for (int i = 0; i < size; i++) {
      keys[i] = (long) (phases[i] * (1L << 42)) << 21 | i;
    }
    Arrays.sort(keys);
    double length = 0;
    int last = (int) (keys[size - 1] & (1 << 21) - 1);
    double before = phases[last] - 1;
    for (long key : keys) {
      int i = (int) (key & (1 << 21) - 1);
      length += Math.hypot(scaled[i] - scaled[last], phases[i] - before);
      before = phases[i];
      last = i;
    }
    return length;
  }
}
