package org.alidade.lvm.internal.statistics;

import java.util.Arrays;

/**
 * Counts floats by the upper or, among those with a given upper half, by the lower 16 bits of their
 * ordered images. Counts of workers add up to the same whole whoever counted what.
 */
public final class FloatCounts {
  private static final int BINS = 1 << 16;

  private final int[] uppers;
  private final long[][] counts;

  private FloatCounts(int[] uppers, int tables) {
    this.uppers = uppers;
    this.counts = new long[tables][BINS];
  }

  /** Counts upper halves. */
  static FloatCounts upper() {
    return new FloatCounts(new int[0], 1);
  }

  /** Counts lower halves of values with one of the upper halves. */
  static FloatCounts lower(int[] uppers) {
    return new FloatCounts(uppers.clone(), uppers.length);
  }

  /** An empty one of the same kind, for another worker. */
  public FloatCounts fresh() {
    return new FloatCounts(uppers, counts.length);
  }

  /** Counts the first values of an array; NaN is left out. */
  public void add(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Float.isNaN(values[i])) {
        add(OrderedFloats.key(values[i]));
      }
    }
  }

  private void add(int key) {
    int upper = key >>> 16;
    if (uppers.length == 0) {
      counts[0][upper]++;
      return;
    }
    for (int table = 0; table < uppers.length; table++) {
      if (uppers[table] == upper) {
        counts[table][key & 0xffff]++;
      }
    }
  }

  /** Takes the counts of another worker in. */
  public void merge(FloatCounts other) {
    for (int table = 0; table < counts.length; table++) {
      for (int bin = 0; bin < BINS; bin++) {
        counts[table][bin] += other.counts[table][bin];
      }
    }
  }

  /** Number of values counted by their upper halves. */
  public long count() {
    return Arrays.stream(counts[0]).sum();
  }

  /** The bin of the value with a rank, and how many values lie in the bins before it. */
  Place place(int table, long rank) {
    long before = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (rank < before + counts[table][bin]) {
        return new Place(bin, before);
      }
      before += counts[table][bin];
    }
    throw new IllegalArgumentException("rank " + rank + " of " + before);
  }

  record Place(int bin, long before) {}
}
