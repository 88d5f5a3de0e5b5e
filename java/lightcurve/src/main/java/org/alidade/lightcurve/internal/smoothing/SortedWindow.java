package org.alidade.lightcurve.internal.smoothing;

import java.util.Arrays;

/**
 * Values in ascending order, to which some are added and from which others are removed as a window
 * moves on. What sigma clipping keeps of sorted values is a run of them, so that clipping moves two
 * ends and the median is in the middle.
 */
public final class SortedWindow {
  private final double[] sorted;
  private int size;
  private int from;
  private int to;

  /**
   * An empty window.
   *
   * @param capacity greatest number of values at a time
   */
  public SortedWindow(int capacity) {
    sorted = new double[capacity];
  }

  /** Forgets all values. */
  public void clear() {
    size = 0;
  }

  /** Adds a finite value behind all others; {@link #sort()} before anything else. */
  public void append(double value) {
    sorted[size++] = value;
  }

  /** Puts appended values in order. */
  public void sort() {
    Arrays.sort(sorted, 0, size);
  }

  /** Adds a finite value at its place. */
  public void insert(double value) {
    int at = place(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** Removes a value that is there. */
  public void remove(double value) {
    int at = place(value);
    size--;
    System.arraycopy(sorted, at + 1, sorted, at, size - at);
  }

  private int place(double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Keeps all values. */
  public void keepAll() {
    from = 0;
    to = size;
  }

  /** Clips what lies farther from the median than so many standard deviations, repeatedly. */
  public void clip(double sigma, int iterations) {
    keepAll();
    for (int i = 0; i < iterations && from < to; i++) {
      double centre = median();
      double reach = sigma * standardDeviation();
      double low = centre - reach;
      double high = centre + reach;
      int before = to - from;
      while (from < to && sorted[from] < low) {
        from++;
      }
      while (to > from && sorted[to - 1] > high) {
        to--;
      }
      if (to - from == before) {
        return;
      }
    }
  }

  /** Number of values the last clipping kept. */
  public int kept() {
    return to - from;
  }

  /** Whether the last clipping rejected any. */
  public boolean rejectsAny() {
    return to - from < size;
  }

  /** Whether a value of the window was kept by the last clipping. */
  public boolean keeps(double value) {
    return from < to && value >= sorted[from] && value <= sorted[to - 1];
  }

  /** Smallest value kept. */
  public double lowest() {
    return from < to ? sorted[from] : Double.NaN;
  }

  /** Largest value kept. */
  public double highest() {
    return from < to ? sorted[to - 1] : Double.NaN;
  }

  /** Median of the values kept. */
  public double median() {
    int count = to - from;
    if (count == 0) {
      return Double.NaN;
    }
    int middle = from + count / 2;
    return count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
  }

  /** Population standard deviation of the values kept; in two passes, which loses no digits. */
  public double standardDeviation() {
    int count = to - from;
    if (count == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sorted[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = from; i < to; i++) {
      double deviation = sorted[i] - mean;
      squares += deviation * deviation;
    }
    return Math.sqrt(squares / count);
  }
}
