package org.alidade.lightcurve.query;

import java.util.Arrays;
import org.alidade.array.BadInputException;

/**
 * Distribution of the finite numbers of a column (spec lightcurve 12.6).
 *
 * <p>Example: {@code ColumnHistogram.of(objects.numbers("ra"), 50).mean()}.
 *
 * @param edges ends of the bins, one more than bins; empty without a finite number
 * @param counts numbers in each bin, the last of which includes its upper end
 * @param size how many are finite
 * @param mean their mean, NaN without any
 * @param median their median, NaN without any
 * @param standardDeviation root of the mean squared deviation (divided by n), NaN without any
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record ColumnHistogram(
    double[] edges, int[] counts, int size, double mean, double median, double standardDeviation) {
  /** Bins of a histogram that is not told otherwise. */
  public static final int BINS = 50;

  private static final int MOST_BINS = 10_000;

  /**
   * Counts numbers.
   *
   * @throws BadInputException if the number of bins is below 1 or above 10 000
   */
  public static ColumnHistogram of(double[] values, int bins) {
    if (bins < 1 || bins > MOST_BINS) {
      throw new BadInputException(bins + " bins", "histogram", "use 1 to " + MOST_BINS);
    }
    double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    int size = sorted.length;
    if (size == 0) {
      return new ColumnHistogram(new double[0], new int[0], 0, Double.NaN, Double.NaN, Double.NaN);
    }
    double mean = Arrays.stream(sorted).sum() / size;
    double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    double median = 0.5 * (sorted[(size - 1) / 2] + sorted[size / 2]);
    double[] edges = edges(sorted[0], sorted[size - 1], bins);
    return new ColumnHistogram(
        edges, counts(sorted, edges), size, mean, median, Math.sqrt(squares / size));
  }

  private static double[] edges(double lowest, double highest, int bins) {
    double from = lowest < highest ? lowest : lowest - 0.5;
    double to = lowest < highest ? highest : highest + 0.5;
    double[] edges = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      edges[i] = from + (to - from) * i / bins;
    }
    return edges;
  }

  private static int[] counts(double[] sorted, double[] edges) {
    int[] counts = new int[edges.length - 1];
    double from = edges[0];
    double width = edges[edges.length - 1] - from;
    for (double value : sorted) {
      int bin = (int) ((value - from) / width * counts.length);
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return counts;
  }
}
