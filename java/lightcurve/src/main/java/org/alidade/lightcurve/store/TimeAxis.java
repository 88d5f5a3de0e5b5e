package org.alidade.lightcurve.store;

import java.util.Arrays;

/** Times that many light curves share, in increasing order. */
final class TimeAxis {
  private final int number;
  private final double[] times;

  /**
   * @param number number within the store
   * @param times MJD, strictly increasing; not copied
   */
  TimeAxis(int number, double[] times) {
    this.number = number;
    this.times = times;
  }

  int number() {
    return number;
  }

  int size() {
    return times.length;
  }

  /** MJD, not to be written to; light curves that are read share it. */
  double[] times() {
    return times;
  }

  /** Whether the times are exactly this axis. */
  boolean is(double[] others) {
    return others == times || Arrays.equals(others, times);
  }

  /**
   * Which times of the axis the given ones are.
   *
   * @return a bit for each time of the axis; null if one is not on the axis, or they do not
   *     increase
   */
  long @org.jspecify.annotations.Nullable [] members(double[] some) {
    long[] bits = new long[Bits.words(times.length)];
    int at = 0;
    for (double time : some) {
      while (at < times.length && times[at] < time) {
        at++;
      }
      if (at == times.length || times[at] != time) {
        return null;
      }
      Bits.set(bits, at++);
    }
    return bits;
  }
}
