package org.alidade.lightcurve.period;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.alidade.lightcurve.statistics.Series;

/** Light curves made for tests. */
final class Synthetic {
  private Synthetic() {}

  /**
   * Points at random times with normal noise of errors from half to one and a half times a mean.
   */
  static Series series(
      int size, double days, double noise, DoubleUnaryOperator shape, RandomGenerator random) {
    double[] times = random.doubles(size, 53000, 53000 + days).sorted().toArray();
    double[] errors = random.doubles(size, 0.5 * noise, 1.5 * noise).toArray();
    double[] values = Arrays.stream(times).map(shape).toArray();
    for (int i = 0; i < size; i++) {
      values[i] += errors[i] * random.nextGaussian();
    }
    return new Series(times, values, errors);
  }

  static double sine(double time, double period) {
    return Math.sin(2 * Math.PI * time / period);
  }
}
