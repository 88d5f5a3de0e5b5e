package org.alidade.lightcurve.internal.statistics;

import org.alidade.lightcurve.internal.smoothing.SortedWindow;

/** Medians of windows of neighbours. */
public final class RunningMedian {
  private RunningMedian() {}

  /**
   * Median of each value and its neighbours; windows at the ends are moved inwards, so that all are
   * of one length.
   *
   * @param values finite values
   * @param length number of values of a window
   */
  public static double[] of(double[] values, int length) {
    int size = values.length;
    int whole = Math.min(length, size);
    SortedWindow window = new SortedWindow(whole);
    double[] medians = new double[size];
    int first = 0;
    int next = 0;
    for (int i = 0; i < size; i++) {
      int wantedFirst = Math.max(0, Math.min(i - whole / 2, size - whole));
      if (first < wantedFirst) {
        window.remove(values[first++]);
      }
      while (next < wantedFirst + whole) {
        window.insert(values[next++]);
      }
      window.keepAll();
      medians[i] = window.median();
    }
    return medians;
  }
}
