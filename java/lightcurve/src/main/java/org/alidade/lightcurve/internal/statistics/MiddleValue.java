package org.alidade.lightcurve.internal.statistics;

/** Median by selection, which costs less than sorting (Hoare 1961, CACM 4, 321). */
public final class MiddleValue {
  private MiddleValue() {}

  /**
   * Median, NaN if there is no value.
   *
   * @param values finite values; in another order on return
   */
  public static double of(double[] values) {
    int size = values.length;
    if (size == 0) {
      return Double.NaN;
    }
    double upper = select(values, size / 2);
    if (size % 2 == 1) {
      return upper;
    }
    double lower = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size / 2; i++) {
      lower = Math.max(lower, values[i]);
    }
    return 0.5 * (lower + upper);
  }

  private static double select(double[] values, int wanted) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      double pivot = values[wanted];
      int left = low;
      int right = high;
      while (left <= right) {
        while (values[left] < pivot) {
          left++;
        }
        while (values[right] > pivot) {
          right--;
        }
        if (left <= right) {
          double swapped = values[left];
          values[left++] = values[right];
          values[right--] = swapped;
        }
      }
      if (right < wanted) {
        low = left;
      }
      if (left > wanted) {
        high = right;
      }
    }
    return values[wanted];
  }
}
