package org.alidade.cli.verify;

/** How far answers are from the right ones. */
final class Deviation {
  private Deviation() {}

  /** Number of elements that differ in any bit; all of them if there are more or fewer. */
  static double bits(double[] found, double[] right) {
    if (found.length != right.length) {
      return Math.max(found.length, right.length);
    }
    int count = 0;
    for (int i = 0; i < right.length; i++) {
      count += Double.doubleToRawLongBits(found[i]) == Double.doubleToRawLongBits(right[i]) ? 0 : 1;
    }
    return count;
  }

  /** The same for single precision. */
  static double bits(float[] found, float[] right) {
    if (found.length != right.length) {
      return Math.max(found.length, right.length);
    }
    int count = 0;
    for (int i = 0; i < right.length; i++) {
      count += Float.floatToRawIntBits(found[i]) == Float.floatToRawIntBits(right[i]) ? 0 : 1;
    }
    return count;
  }

  /** The same for whole numbers. */
  static double bits(int[] found, int[] right) {
    if (found.length != right.length) {
      return Math.max(found.length, right.length);
    }
    int count = 0;
    for (int i = 0; i < right.length; i++) {
      count += found[i] == right[i] ? 0 : 1;
    }
    return count;
  }

  /** 0 if true, 1 if not. */
  static double unless(boolean right) {
    return right ? 0 : 1;
  }

  /** Largest difference in units of the largest right value; infinite if any is NaN. */
  static double relative(double[] found, double[] right) {
    double scale = Double.MIN_NORMAL;
    for (double value : right) {
      scale = Math.max(scale, Math.abs(value));
    }
    double worst = 0;
    for (int i = 0; i < right.length; i++) {
      double difference = Math.abs(found[i] - right[i]);
      worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
    }
    return worst / scale;
  }
}
