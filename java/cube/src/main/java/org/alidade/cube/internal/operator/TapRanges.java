package org.alidade.cube.internal.operator;

/**
 * A range of taps {@code [low, high)} per component; empty where a component has no light.
 *
 * <p>Orbit histograms are zero over large velocity ranges: what lies outside the ranges is neither
 * stored nor multiplied.
 */
final class TapRanges {
  private final int[] low;
  private final int[] high;

  /** Empty ranges. */
  TapRanges(int components) {
    low = new int[components];
    high = new int[components];
  }

  int components() {
    return low.length;
  }

  int low(int component) {
    return low[component];
  }

  int high(int component) {
    return high[component];
  }

  /** Number of taps of a component. */
  int count(int component) {
    return high[component] - low[component];
  }

  /** Number of taps of all components. */
  int total() {
    int total = 0;
    for (int c = 0; c < low.length; c++) {
      total += count(c);
    }
    return total;
  }

  /** Widens a component's range until it holds {@code [from, to)}. */
  void include(int component, int from, int to) {
    if (from >= to) {
      return;
    }
    boolean empty = count(component) == 0;
    low[component] = empty ? from : Math.min(low[component], from);
    high[component] = empty ? to : Math.max(high[component], to);
  }

  /** Widens every range until it holds the other one. */
  void include(TapRanges other) {
    for (int c = 0; c < low.length; c++) {
      include(c, other.low(c), other.high(c));
    }
  }

  /** The range that holds all others, as {low, high}. */
  int[] widest() {
    TapRanges all = new TapRanges(1);
    for (int c = 0; c < low.length; c++) {
      all.include(0, low[c], high[c]);
    }
    return new int[] {all.low(0), all.high(0)};
  }
}
