package org.alidade.lightcurve.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.statistics.RunningMedian;
import org.alidade.lightcurve.internal.statistics.SortedSample;

/**
 * The scatter of many light curves against their magnitudes (spec lightcurve 14.6): what sources of
 * one magnitude have in common is noise, and what stands out of it varies.
 *
 * <p>The usual scatter is a running median over the sources next in magnitude, its spread the
 * running median distance from it times 1.4826.
 *
 * <pre>{@code
 * MagnitudeScatter ensemble = MagnitudeScatter.of(medians, scatters, 201);
 * boolean[] variables = ensemble.above(5);
 * }</pre>
 *
 * @param usual usual scatter at the magnitude of every source, unit of the scatters; NaN where its
 *     magnitude or scatter is not finite
 * @param spread robust standard deviation of the scatters about that; NaN likewise
 * @param significance how far a source stands out, in units of the spread; NaN likewise
 */
@SuppressWarnings("ArrayRecordComponent") // results, owned by the caller
public record MagnitudeScatter(double[] usual, double[] spread, double[] significance) {
  /**
   * Compares every source with those of its magnitude.
   *
   * @param magnitudes typical magnitudes, one per source
   * @param scatters standard deviations or the like, one per source
   * @param sources number of sources that make the running medians
   * @throws BadInputException if the lengths differ or there are less than three sources to a
   *     median
   */
  public static MagnitudeScatter of(double[] magnitudes, double[] scatters, int sources) {
    if (magnitudes.length != scatters.length || sources < 3) {
      throw new BadInputException(
          magnitudes.length
              + " magnitudes and "
              + scatters.length
              + " scatters, medians over "
              + sources,
          "MagnitudeScatter",
          "give one of each per source, and medians over 3 sources or more");
    }
    int[] order =
        IntStream.range(0, magnitudes.length)
            .filter(i -> Double.isFinite(magnitudes[i]) && Double.isFinite(scatters[i]))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> magnitudes[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = IntStream.of(order).mapToDouble(i -> scatters[i]).toArray();
    double[] medians = RunningMedian.of(sorted, sources);
    double[] distances =
        IntStream.range(0, sorted.length)
            .mapToDouble(i -> Math.abs(sorted[i] - medians[i]))
            .toArray();
    double[] deviations = RunningMedian.of(distances, sources);
    double[] usual = missing(magnitudes.length);
    double[] spread = missing(magnitudes.length);
    double[] significance = missing(magnitudes.length);
    for (int i = 0; i < order.length; i++) {
      usual[order[i]] = medians[i];
      spread[order[i]] = SortedSample.NORMAL_SCALE * deviations[i];
      significance[order[i]] = (sorted[i] - medians[i]) / spread[order[i]];
    }
    return new MagnitudeScatter(usual, spread, significance);
  }

  private static double[] missing(int size) {
    return IntStream.range(0, size).mapToDouble(i -> Double.NaN).toArray();
  }

  /** Which sources stand out by more than so many spreads. */
  public boolean[] above(double sigmas) {
    boolean[] result = new boolean[significance.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = significance[i] > sigmas;
    }
    return result;
  }
}
