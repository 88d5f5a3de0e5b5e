package org.alidade.lightcurve.statistics;

import org.alidade.array.BadInputException;

/**
 * Correlated variability in two channels (Stetson 1996, PASP 108, 851; spec lightcurve 14.2): the
 * points of both at one epoch make a pair; points without a partner are left out.
 *
 * <pre>{@code
 * StetsonIndex index = StetsonIndex.of(Series.of(first), Series.of(second), 0.01);
 * }</pre>
 *
 * @param pairs number of pairs
 * @param stetsonJ mean over the pairs of sign(P) sqrt|P|, P the product of both relative
 *     deviations; NaN if there is no pair
 * @param stetsonK mean relative deviation of all points over its root mean square
 * @param stetsonL J K / 0.798
 */
public record StetsonIndex(int pairs, double stetsonJ, double stetsonK, double stetsonL) {
  /**
   * The index of two channels.
   *
   * @param first points of one channel
   * @param second points of the other
   * @param withinDays points no farther apart in time make a pair, days; 0 or more
   * @throws BadInputException if that time is negative
   */
  public static StetsonIndex of(Series first, Series second, double withinDays) {
    if (!(withinDays >= 0)) {
      throw new BadInputException(
          "pairs within " + withinDays + " days", "StetsonIndex", "use 0 or more");
    }
    double[] one = deviations(first);
    double[] other = deviations(second);
    double sum = 0;
    int pairs = 0;
    int j = 0;
    for (int i = 0; i < one.length && j < other.length; ) {
      double gap = second.times()[j] - first.times()[i];
      if (Math.abs(gap) <= withinDays) {
        sum += signedRoot(one[i++] * other[j++]);
        pairs++;
      } else if (gap < 0) {
        j++;
      } else {
        i++;
      }
    }
    double[] all = new double[one.length + other.length];
    System.arraycopy(one, 0, all, 0, one.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    double stetsonJ = sum / pairs;
    double stetsonK = kurtosis(all);
    return new StetsonIndex(
        pairs, stetsonJ, stetsonK, stetsonJ * stetsonK / VariabilityIndices.NORMAL_KURTOSIS);
  }

  private static double[] deviations(Series series) {
    Moments moments = Moments.of(series.values());
    return deviations(series, WeightedStatistics.of(series, moments).mean());
  }

  /** Deviations from the weighted mean in units of the error, corrected for its being estimated. */
  static double[] deviations(Series series, double weightedMean) {
    int count = series.size();
    double factor = Math.sqrt(count / (count - 1.0));
    double[] deviations = new double[count];
    for (int i = 0; i < count; i++) {
      deviations[i] = factor * (series.values()[i] - weightedMean) / series.errors()[i];
    }
    return deviations;
  }

  static double signedRoot(double product) {
    return Math.copySign(Math.sqrt(Math.abs(product)), product);
  }

  static double kurtosis(double[] deviations) {
    double absolute = 0;
    double squares = 0;
    for (double deviation : deviations) {
      absolute += Math.abs(deviation);
      squares += deviation * deviation;
    }
    return absolute / deviations.length / Math.sqrt(squares / deviations.length);
  }
}
