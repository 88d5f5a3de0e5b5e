package org.alidade.lightcurve.blob;

import java.util.Arrays;

/**
 * Times that many light curves share, so that a blob need only say which of them it has. New times
 * are added at the end; those there are never move.
 *
 * @param number by which blobs refer to it, 0 to 255
 * @param times MJD, days
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, shared and never changed
public record TimeAxis(int number, double[] times) {
  /** Without any time: blobs carry their own. */
  public static final TimeAxis NONE = new TimeAxis(0, new double[0]);

  /** Number of times. */
  public int size() {
    return times.length;
  }

  /** Whether a light curve has exactly the first times of the axis. */
  boolean startsWith(double[] others) {
    return others.length > 0
        && others.length <= times.length
        && Arrays.equals(others, 0, others.length, times, 0, others.length);
  }

  /**
   * One bit per time of the axis up to the last one that the others hold; empty if they hold times
   * that the axis lacks, or in another order.
   */
  byte[] bits(double[] others) {
    byte[] bits = new byte[(times.length + 7) / 8];
    int axis = 0;
    for (double time : others) {
      while (axis < times.length && Double.compare(times[axis], time) != 0) {
        axis++;
      }
      if (axis == times.length) {
        return new byte[0];
      }
      bits[axis >> 3] |= (byte) (1 << (axis & 7));
      axis++;
    }
    return Arrays.copyOf(bits, (axis + 7) / 8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeAxis that
        && number == that.number
        && Arrays.equals(times, that.times);
  }

  @Override
  public int hashCode() {
    return 31 * number + Arrays.hashCode(times);
  }

  @Override
  public String toString() {
    return "TimeAxis " + number + " of " + times.length;
  }
}
