package org.alidade.lightcurve.internal.smoothing;

import java.util.Arrays;

/** Clip in windows of samples (spec lightcurve 13.2, step 2). */
public final class WindowClip {
  private static final int ITERATIONS = 2;
  private static final int FEWEST_MEMBERS = 3;

  private WindowClip() {}

  /**
   * Marks every member that any window clips.
   *
   * @param values in order of time, unchanged
   * @param samples length of the window
   * @param rejected set to true where clipped
   */
  public static void mark(double[] values, int samples, double sigma, boolean[] rejected) {
    int half = samples / 2;
    int size = values.length;
    SortedWindow window = new SortedWindow(Math.min(size, 2 * half + 1));
    int first = 0;
    int next = 0;
    for (int i = 0; i < size; i++) {
      int wantedFirst = Math.max(0, i - half);
      int wantedNext = Math.min(size, i + half + 1);
      while (first < wantedFirst) {
        removeFinite(window, values[first++]);
      }
      while (next < wantedNext) {
        insertFinite(window, values[next++]);
      }
      if (next - first >= FEWEST_MEMBERS) {
        window.clip(sigma, ITERATIONS);
        markMembers(window, values, first, next, rejected);
      }
    }
  }

  private static void markMembers(
      SortedWindow window, double[] values, int first, int next, boolean[] rejected) {
    if (window.kept() == 0) {
      Arrays.fill(rejected, first, next, true);
    } else if (window.rejectsAny() || window.kept() < next - first) {
      double lowest = window.lowest();
      double highest = window.highest();
      for (int j = first; j < next; j++) {
        rejected[j] |= !(values[j] >= lowest && values[j] <= highest);
      }
    }
  }

  private static void insertFinite(SortedWindow window, double value) {
    if (Double.isFinite(value)) {
      window.insert(value);
    }
  }

  private static void removeFinite(SortedWindow window, double value) {
    if (Double.isFinite(value)) {
      window.remove(value);
    }
  }
}
