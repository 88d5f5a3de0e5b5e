package org.alidade.lightcurve.mock;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What an object's magnitude changes by at the epochs. */
final class MockSignal {
  private final double[] times;
  private final double amplitude;
  private final double periodDays;
  private final SplittableRandom random;

  private MockSignal(double[] times, MockObject object, SplittableRandom random) {
    this.times = times;
    this.amplitude = object.amplitude();
    this.periodDays = object.periodDays();
    this.random = random;
  }

  static double[] of(MockObject object, double[] times, SplittableRandom random) {
    MockSignal signal = new MockSignal(times, object, random);
    return switch (object.kind()) {
      case CONSTANT -> new double[times.length];
      case AGN -> signal.walk();
      case PERIODIC -> signal.wave();
      case ECLIPSING -> signal.eclipses();
      case LONGTERM -> signal.drift();
      case TRANSIENT -> signal.outburst();
    };
  }

  /** Two harmonics. */
  private double[] wave() {
    double start = random.nextDouble();
    return Arrays.stream(times)
        .map(time -> 2 * Math.PI * (time / periodDays + start))
        .map(phase -> 0.5 * amplitude * (Math.sin(phase) + 0.3 * Math.sin(2 * phase + 1)))
        .toArray();
  }

  /** Two minima of equal width, the second half as deep. */
  private double[] eclipses() {
    double start = random.nextDouble();
    double width = random.nextDouble(0.03, 0.12) / 2;
    return Arrays.stream(times)
        .map(time -> (time / periodDays + start) % 1)
        .map(phase -> amplitude * (dip(phase - 0.25, width) + 0.5 * dip(phase - 0.75, width)))
        .toArray();
  }

  private static double dip(double phase, double width) {
    return Math.exp(-0.5 * (phase / width) * (phase / width));
  }

  /** Damped random walk with a memory of 60 to 600 days. */
  private double[] walk() {
    double memory = Math.pow(10, random.nextDouble(1.8, 2.8));
    double[] signal = new double[times.length];
    signal[0] = amplitude * random.nextGaussian();
    for (int i = 1; i < signal.length; i++) {
      double kept = Math.exp((times[i - 1] - times[i]) / memory);
      double step = amplitude * Math.sqrt(1 - kept * kept);
      signal[i] = kept * signal[i - 1] + step * random.nextGaussian();
    }
    return signal;
  }

  /** A line with a slow wave on it. */
  private double[] drift() {
    double cycles = random.nextDouble(0.5, 3);
    double first = times[0];
    double span = Math.max(times[times.length - 1] - first, 1e-9);
    return Arrays.stream(times)
        .map(time -> (time - first) / span)
        .map(x -> amplitude * (x - 0.5 + 0.3 * Math.sin(2 * Math.PI * x * cycles)))
        .toArray();
  }

  /** Brightens once and fades within months. */
  private double[] outburst() {
    double start = times[0] + random.nextDouble() * (times[times.length - 1] - times[0]);
    double memory = random.nextDouble(20, 120);
    return Arrays.stream(times)
        .map(time -> time > start ? -amplitude * Math.exp((start - time) / memory) : 0)
        .toArray();
  }
}
