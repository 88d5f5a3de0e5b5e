package org.alidade.cube.internal.operator;

import org.alidade.array.DoubleArray;

/** Powers of two that bring numbers near 1. */
final class Scales {
  private static final int LINE = 4096;

  private Scales() {}

  /** The factor for numbers up to a magnitude; 1 if that is zero or not finite. */
  static double forLargest(double magnitude) {
    return magnitude > 0 && Double.isFinite(magnitude)
        ? Math.scalb(1.0, -Math.getExponent(magnitude))
        : 1;
  }

  /** The factor for the numbers of an array. */
  static double of(DoubleArray values) {
    double[] line = new double[LINE];
    double largest = 0;
    for (long at = 0; at < values.size(); at += LINE) {
      int count = (int) Math.min(LINE, values.size() - at);
      values.copyTo(at, line, 0, count);
      for (int i = 0; i < count; i++) {
        largest = Math.max(largest, Math.abs(line[i]));
      }
    }
    return forLargest(largest);
  }
}
