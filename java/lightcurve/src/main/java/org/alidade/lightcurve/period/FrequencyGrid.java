package org.alidade.lightcurve.period;

import org.alidade.array.BadInputException;
import org.alidade.lightcurve.statistics.Series;

/**
 * Frequencies of equal steps.
 *
 * <pre>{@code
 * FrequencyGrid automatic = FrequencyGrid.automatic(series);
 * FrequencyGrid chosen = FrequencyGrid.between(0.1, 5, series.spanDays(), 5);
 * }</pre>
 *
 * @param first first frequency, per day
 * @param step step, per day
 * @param count number of frequencies
 */
public record FrequencyGrid(double first, double step, int count) {
  /** Frequencies per width of a peak, {@code 1/span}, where nothing else is asked for. */
  public static final double SAMPLES_PER_PEAK = 5;

  /** Highest frequency in units of the average Nyquist frequency, likewise. */
  public static final double NYQUIST_FACTOR = 5;

  /**
   * Checks the figures.
   *
   * @throws BadInputException if there is no frequency, the step is not positive or the first one
   *     is negative
   */
  public FrequencyGrid {
    if (!(first >= 0 && step > 0 && count > 0 && Double.isFinite(first + count * step))) {
      throw new BadInputException(
          count + " frequencies from " + first + " in steps of " + step + " per day",
          "FrequencyGrid",
          "use 1 frequency or more, positive steps, and start at 0 or above");
    }
  }

  /**
   * The grid that suits a series (spec lightcurve 14.3), up to five average Nyquist frequencies.
   */
  public static FrequencyGrid automatic(Series series) {
    return automatic(series, NYQUIST_FACTOR * series.size() / (2 * span(series)));
  }

  /**
   * The grid that suits a series (spec lightcurve 14.3): half a step to start with, five steps per
   * width of a peak.
   *
   * @param maximum highest frequency, per day; the last one lies within half a step of it
   * @throws BadInputException if the series covers no time or the maximum lies below the first
   *     frequency
   */
  public static FrequencyGrid automatic(Series series, double maximum) {
    double step = 1 / (span(series) * SAMPLES_PER_PEAK);
    double first = 0.5 * step;
    return new FrequencyGrid(first, step, count((maximum - first) / step));
  }

  /**
   * Frequencies over a range.
   *
   * @param lowest first frequency, per day
   * @param highest last frequency, per day, to within half a step
   * @param spanDays time covered by the observations, days
   * @param samplesPerPeak frequencies per width of a peak
   */
  public static FrequencyGrid between(
      double lowest, double highest, double spanDays, double samplesPerPeak) {
    double step = 1 / (spanDays * samplesPerPeak);
    return new FrequencyGrid(lowest, step, count((highest - lowest) / step));
  }

  private static double span(Series series) {
    if (!(series.spanDays() > 0)) {
      throw new BadInputException(
          series.size() + " points over " + series.spanDays() + " days",
          "FrequencyGrid",
          "give points at different times");
    }
    return series.spanDays();
  }

  private static int count(double steps) {
    double count = 1 + Math.rint(steps);
    return count >= 1 && count <= Integer.MAX_VALUE ? (int) count : 0;
  }

  /** A frequency, per day. */
  public double frequency(int index) {
    return first + index * step;
  }

  /** Last frequency, per day. */
  public double last() {
    return frequency(count - 1);
  }
}
