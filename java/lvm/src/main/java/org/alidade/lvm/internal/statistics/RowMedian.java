package org.alidade.lvm.internal.statistics;

/** Median of one spectrum by selection (Hoare 1961), without a full sort. */
public final class RowMedian {
  private RowMedian() {}

  /**
   * The median; for an even count the mean of the two middle values.
   *
   * @param values unchanged; NaN is left out
   * @param scratch at least as long, overwritten
   * @return NaN if there are no values
   */
  public static double of(float[] values, float[] scratch) {
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        scratch[count++] = value;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    int middle = count / 2;
    float upper = select(scratch, count, middle);
    if (count % 2 == 1) {
      return upper;
    }
    float lower = scratch[0]; // all values before the middle are at most the upper one
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, scratch[i]);
    }
    return lower == upper ? upper : ((double) lower + upper) / 2;
  }

  private static float select(float[] values, int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      float pivot = middleOfThree(values[low], values[(low + high) >>> 1], values[high]);
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
          float held = values[left];
          values[left++] = values[right];
          values[right--] = held;
        }
      }
      if (rank <= right) {
        high = right;
      } else if (rank >= left) {
        low = left;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }

  private static float middleOfThree(float a, float b, float c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
