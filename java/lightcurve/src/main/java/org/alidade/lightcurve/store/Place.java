package org.alidade.lightcurve.store;

/**
 * Where a record lies, in one number: its segment and its offset, a multiple of eight; 0 = none.
 */
final class Place {
  private static final int SEGMENT_SHIFT = 40;
  private static final int OFFSET_SHIFT = 3;
  private static final long OFFSET_MASK = (1L << SEGMENT_SHIFT) - 1;

  private Place() {}

  static long of(int segment, long offset) {
    return (long) segment << SEGMENT_SHIFT | offset >> OFFSET_SHIFT;
  }

  /** The place so many bytes, a multiple of eight, further on. */
  static long plus(long place, long bytes) {
    return place + (bytes >> OFFSET_SHIFT);
  }

  /** Number of the segment, from 1. */
  static int segment(long place) {
    return (int) (place >> SEGMENT_SHIFT);
  }

  static long offset(long place) {
    return (place & OFFSET_MASK) << OFFSET_SHIFT;
  }
}
