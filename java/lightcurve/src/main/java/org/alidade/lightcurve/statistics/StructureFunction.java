package org.alidade.lightcurve.statistics;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.statistics.MiddleValue;

/**
 * Typical change over a lag of time, freed from the errors (Simonetti, Cordes and Heeschen 1985,
 * ApJ 296, 46; spec lightcurve 14.2): the root of the mean or median of {@code (m_i - m_j)^2 -
 * e_i^2 - e_j^2} over all pairs of a bin.
 *
 * <pre>{@code
 * StructureFunction function = StructureFunction.of(series, StructureFunction.Options.over(1, 1000, 12));
 * }</pre>
 *
 * @param lagsDays middle of the bins in the logarithm, days, ascending
 * @param values the structure function, unit of the values; NaN where a bin is empty or the errors
 *     exceed the changes
 * @param pairs number of pairs of every bin
 */
@SuppressWarnings("ArrayRecordComponent") // results, owned by the caller
public record StructureFunction(double[] lagsDays, double[] values, int[] pairs) {
  /**
   * Bins and average.
   *
   * @param shortestDays start of the first bin, days
   * @param longestDays end of the last bin, days
   * @param bins number of bins, equally wide in the logarithm
   * @param average what is taken of the pairs of a bin
   */
  public record Options(double shortestDays, double longestDays, int bins, Average average) {
    /**
     * Checks the figures.
     *
     * @throws BadInputException if they span nothing
     */
    public Options {
      if (!(shortestDays > 0 && longestDays > shortestDays && bins > 0)) {
        throw new BadInputException(
            bins + " bins from " + shortestDays + " to " + longestDays + " days",
            "StructureFunction",
            "use 1 bin or more between two positive lags in order");
      }
    }

    /** Means over bins of a range of lags. */
    public static Options over(double shortestDays, double longestDays, int bins) {
      return new Options(shortestDays, longestDays, bins, Average.MEAN);
    }

    /** The same with another average. */
    public Options with(Average other) {
      return new Options(shortestDays, longestDays, bins, other);
    }
  }

  /** Average over the pairs of a bin. */
  public enum Average {
    /** Mean. */
    MEAN,
    /** Median, which single outliers do not move. */
    MEDIAN
  }

  /** The structure function of a series. */
  public static StructureFunction of(Series series, Options options) {
    double[][] terms = terms(series, options);
    int bins = options.bins();
    double step = Math.log(options.longestDays() / options.shortestDays()) / bins;
    double[] lags = new double[bins];
    double[] values = new double[bins];
    int[] pairs = new int[bins];
    for (int bin = 0; bin < bins; bin++) {
      lags[bin] = options.shortestDays() * Math.exp((bin + 0.5) * step);
      pairs[bin] = terms[bin].length;
      values[bin] = Math.sqrt(average(terms[bin], options.average()));
    }
    return new StructureFunction(lags, values, pairs);
  }

  private static double average(double[] terms, Average average) {
    return switch (average) {
      case MEAN -> Arrays.stream(terms).average().orElse(Double.NaN);
      case MEDIAN -> MiddleValue.of(terms);
    };
  }

  private static double[][] terms(Series series, Options options) {
    double[] times = series.times();
    double[] values = series.values();
    double[] errors = series.errors();
    double[] edges = edges(options);
    double[][] terms = new double[options.bins()][16];
    int[] counts = new int[options.bins()];
    for (int i = 0; i < times.length; i++) {
      int bin = 0;
      for (int j = i + 1; j < times.length; j++) {
        double lag = times[j] - times[i];
        if (lag >= edges[edges.length - 1]) {
          break;
        }
        while (lag >= edges[bin + 1]) {
          bin++;
        }
        if (lag >= edges[bin]) {
          double change = values[j] - values[i];
          if (counts[bin] == terms[bin].length) {
            terms[bin] = Arrays.copyOf(terms[bin], 2 * counts[bin]);
          }
          terms[bin][counts[bin]++] =
              change * change - errors[i] * errors[i] - errors[j] * errors[j];
        }
      }
    }
    for (int bin = 0; bin < counts.length; bin++) {
      terms[bin] = Arrays.copyOf(terms[bin], counts[bin]);
    }
    return terms;
  }

  private static double[] edges(Options options) {
    double ratio = options.longestDays() / options.shortestDays();
    double[] edges = new double[options.bins() + 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = options.shortestDays() * Math.pow(ratio, (double) i / options.bins());
    }
    return edges;
  }
}
