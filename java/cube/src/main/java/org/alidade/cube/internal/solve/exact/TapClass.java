package org.alidade.cube.internal.solve.exact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.cube.internal.ModelFactors;

/**
 * Components whose light falls on about the same taps. Products of kernels cost the square of the
 * number of taps, so narrow components should not pay for wide ones.
 *
 * @param components the components, none without light
 * @param from first tap with light of any of them
 * @param count taps from the first to the last with light of any of them
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record TapClass(int[] components, int from, int count) {
  private static final int CLASSES = 4;

  /** Divides the components with light into a few classes of equal number, by width. */
  static List<TapClass> divide(ModelFactors factors) {
    int[] lit =
        IntStream.range(0, factors.shape().components())
            .filter(c -> factors.endTap(c) > factors.firstTap(c))
            .boxed()
            .sorted(Comparator.comparingInt((Integer c) -> width(factors, c)).thenComparing(c -> c))
            .mapToInt(c -> c)
            .toArray();
    List<TapClass> classes = new ArrayList<>();
    int size = Math.max(1, (lit.length + CLASSES - 1) / CLASSES);
    for (int first = 0; first < lit.length; first += size) {
      int[] own =
          IntStream.range(first, Math.min(lit.length, first + size)).map(i -> lit[i]).toArray();
      classes.add(of(factors, own));
    }
    return classes;
  }

  private static int width(ModelFactors factors, int component) {
    return factors.endTap(component) - factors.firstTap(component);
  }

  private static TapClass of(ModelFactors factors, int[] components) {
    int from = IntStream.of(components).map(factors::firstTap).min().orElseThrow();
    int end = IntStream.of(components).map(factors::endTap).max().orElseThrow();
    return new TapClass(components, from, end - from);
  }
}
