package org.alidade.web.internal.cube;

import java.util.Arrays;

/**
 * Curves with as many points as a screen can show. A long curve is cut into stretches, and of each
 * the lowest and the highest point are kept, in their order, so that no spike is lost.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Decimation(double[] x, double[] y) {
  /** Most points of a curve on the page. */
  static final int MOST_POINTS = 2000;

  /** The finite points of a curve, thinned out if they are many. */
  static Decimation of(double[] x, double[] y) {
    double[] keptX = new double[y.length];
    double[] keptY = new double[y.length];
    int count = 0;
    for (int i = 0; i < y.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        keptX[count] = x[i];
        keptY[count++] = y[i];
      }
    }
    double[] finiteX = Arrays.copyOf(keptX, count);
    double[] finiteY = Arrays.copyOf(keptY, count);
    return count <= MOST_POINTS ? new Decimation(finiteX, finiteY) : thinned(finiteX, finiteY);
  }

  private static Decimation thinned(double[] x, double[] y) {
    int stretches = MOST_POINTS / 2;
    double[] thinX = new double[2 * stretches];
    double[] thinY = new double[2 * stretches];
    for (int stretch = 0; stretch < stretches; stretch++) {
      int first = (int) ((long) stretch * y.length / stretches);
      int end = (int) ((long) (stretch + 1) * y.length / stretches);
      int lowest = first;
      int highest = first;
      for (int i = first; i < end; i++) {
        lowest = y[i] < y[lowest] ? i : lowest;
        highest = y[i] >= y[highest] ? i : highest;
      }
      int before = Math.min(lowest, highest);
      int after = Math.max(lowest, highest);
      thinX[2 * stretch] = x[before];
      thinY[2 * stretch] = y[before];
      thinX[2 * stretch + 1] = x[after];
      thinY[2 * stretch + 1] = y[after];
    }
    return new Decimation(thinX, thinY);
  }
}
