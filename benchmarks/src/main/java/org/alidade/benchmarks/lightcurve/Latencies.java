package org.alidade.benchmarks.lightcurve;

import java.util.Arrays;

/**
 * How long calls took.
 *
 * @param nanoseconds sorted
 */
@SuppressWarnings("ArrayRecordComponent") // read once, for the quantiles below
record Latencies(long[] nanoseconds) {
  /** Calls that a median needs at least. */
  static final int LEAST = 20;

  /** Something that is timed, again and again. */
  @FunctionalInterface
  interface Call {
    void make() throws Exception;
  }

  /** Times calls until there are enough or time is up, but a few at least. */
  static Latencies of(int most, double seconds, Call call) throws Exception {
    long[] each = new long[most];
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int made = 0;
    while (made < most && (made < LEAST || System.nanoTime() < end)) {
      long start = System.nanoTime();
      call.make();
      each[made++] = System.nanoTime() - start;
    }
    return of(Arrays.copyOf(each, made));
  }

  static Latencies of(long[] nanoseconds) {
    Arrays.sort(nanoseconds);
    return new Latencies(nanoseconds);
  }

  /** What a share of the calls did not exceed, microseconds. */
  double quantile(double share) {
    int index = (int) Math.min(Math.ceil(share * nanoseconds.length), nanoseconds.length) - 1;
    return nanoseconds[Math.max(index, 0)] / 1e3;
  }

  double median() {
    return quantile(0.5);
  }
}
