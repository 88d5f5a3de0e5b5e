package org.alidade.lightcurve.query;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Stepping through a list of objects: {@code -n} selects the up to n before the first selected one,
 * {@code +n} the up to n after the last (spec lightcurve 12.3). A step past an end stays.
 *
 * @param selected places in the list that are selected, in the order in which they were
 * @param current place that counts where nothing is selected, and the first of the selection else
 */
@SuppressWarnings("ArrayRecordComponent") // a handful of numbers, never compared
public record ObjectNavigator(int[] selected, int current) {
  /** A selection by hand. */
  public static ObjectNavigator selecting(int... places) {
    return new ObjectNavigator(places, places.length == 0 ? 0 : places[0]);
  }

  /**
   * The selection after a step.
   *
   * @param by how many, backward if negative
   * @param size length of the list
   */
  public ObjectNavigator step(int by, int size) {
    int first = Arrays.stream(selected).min().orElse(current);
    int last = Arrays.stream(selected).max().orElse(current);
    int from = by < 0 ? Math.max(0, first + by) : last + 1;
    int to = by < 0 ? first : Math.min(size, last + 1 + by);
    if (from >= to || by == 0) {
      return this;
    }
    int[] places = IntStream.range(from, to).toArray();
    return new ObjectNavigator(places, from);
  }
}
