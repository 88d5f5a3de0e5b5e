package org.alidade.lightcurve.internal.smoothing;

import java.util.Arrays;

/** Running clipped median over time (spec lightcurve 13.2, step 5). */
public final class TimeWindow {
  private static final int ITERATIONS = 2;
  private static final int FEWEST_MEMBERS = 2;

  private TimeWindow() {}

  /**
   * Median and population standard deviation around every point that has company.
   *
   * @param days whole length of the window, days
   */
  public static SortedPoints smooth(SortedPoints points, double days, double sigma) {
    double[] times = points.times();
    double[] values = points.values();
    int size = points.size();
    double half = days / 2;
    SortedWindow window = new SortedWindow(size);
    double[] smoothedTimes = new double[size];
    double[] medians = new double[size];
    double[] deviations = new double[size];
    int count = 0;
    int first = 0;
    int next = 0;
    for (double time : times) {
      while (next < size && times[next] - time <= half) {
        if (Double.isFinite(values[next])) {
          window.insert(values[next]);
        }
        next++;
      }
      while (time - times[first] > half) {
        if (Double.isFinite(values[first])) {
          window.remove(values[first]);
        }
        first++;
      }
      if (next - first >= FEWEST_MEMBERS) {
        window.clip(sigma, ITERATIONS);
        smoothedTimes[count] = time;
        medians[count] = window.median();
        deviations[count++] = window.standardDeviation();
      }
    }
    return new SortedPoints(
        Arrays.copyOf(smoothedTimes, count),
        Arrays.copyOf(medians, count),
        Arrays.copyOf(deviations, count));
  }
}
