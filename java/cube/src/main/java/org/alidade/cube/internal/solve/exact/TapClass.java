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
  private static final int MOST_CLASSES = 4;

  /**
   * Divides the components with light into the number of classes that costs least.
   *
   * @param pixels number of pixels that count
   * @param rank number of basis spectra
   */
  static List<TapClass> divide(ModelFactors factors, int pixels, int rank) {
    List<TapClass> best = divide(factors, 1);
    for (int classes = 2; classes <= MOST_CLASSES; classes++) {
      List<TapClass> divided = divide(factors, classes);
      if (cost(divided, factors, pixels, rank) < cost(best, factors, pixels, rank)) {
        best = divided;
      }
    }
    return best;
  }

  /**
   * Multiplications: overlaps of basis spectra once per pair of classes, products of kernels and
   * with the overlaps once per pair of components.
   */
  private static double cost(List<TapClass> classes, ModelFactors factors, int pixels, int rank) {
    double squares = (double) rank * rank;
    double cost = 0;
    for (int a = 0; a < classes.size(); a++) {
      for (int b = a; b < classes.size(); b++) {
        double taps = (double) classes.get(a).count() * classes.get(b).count();
        double pairs =
            (double) classes.get(a).components().length * classes.get(b).components().length;
        double share = a == b ? 0.5 : 1;
        cost += share * taps * (pixels * squares + pairs * (squares + factors.shape().spaxels()));
      }
    }
    return cost;
  }

  /** Classes of equal number, by width. */
  private static List<TapClass> divide(ModelFactors factors, int classes) {
    int[] lit =
        IntStream.range(0, factors.shape().components())
            .filter(c -> factors.endTap(c) > factors.firstTap(c))
            .boxed()
            .sorted(Comparator.comparingInt((Integer c) -> width(factors, c)).thenComparing(c -> c))
            .mapToInt(c -> c)
            .toArray();
    List<TapClass> divided = new ArrayList<>();
    int size = Math.max(1, (lit.length + classes - 1) / classes);
    for (int first = 0; first < lit.length; first += size) {
      int[] own =
          IntStream.range(first, Math.min(lit.length, first + size)).map(i -> lit[i]).toArray();
      divided.add(of(factors, own));
    }
    return divided;
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
