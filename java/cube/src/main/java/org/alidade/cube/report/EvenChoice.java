package org.alidade.cube.report;

import java.util.stream.IntStream;

/** Fewer of many values, evenly spaced, the first and the last among them. */
final class EvenChoice {
  private EvenChoice() {}

  /**
   * Chooses values.
   *
   * @param values what to choose from
   * @param most most values to choose
   */
  static int[] of(int[] values, int most) {
    if (values.length <= most) {
      return values;
    }
    if (most == 1) {
      return new int[] {values[values.length / 2]};
    }
    return IntStream.range(0, most)
        .map(i -> values[(int) ((long) i * (values.length - 1) / (most - 1))])
        .toArray();
  }
}
