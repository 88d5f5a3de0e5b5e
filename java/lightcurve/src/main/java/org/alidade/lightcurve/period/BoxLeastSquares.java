package org.alidade.lightcurve.period;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.period.BoxSearch;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.math.ThreadBudget;

/**
 * Box least squares for eclipses and transits (Kovacs, Zucker and Mazeh 2002, A&amp;A 391, 369):
 * the values are one constant inside a box that returns with the period, and another outside;
 * inside lies below. For eclipses in magnitudes give their negatives, or fluxes.
 *
 * <pre>{@code
 * BoxLeastSquares.Result boxes = BoxLeastSquares.of(fluxes, periods, new double[] {0.05, 0.1}, BoxLeastSquares.Options.defaults());
 * double period = boxes.periodsDays()[boxes.best()];
 * }</pre>
 */
public final class BoxLeastSquares {
  private BoxLeastSquares() {}

  /**
   * How boxes are placed.
   *
   * @param oversampling starts of the box per its duration
   * @param exact whether every point is compared with every box; else points are counted in bins of
   *     the shortest duration over the oversampling, which is much faster and moves the edges of a
   *     box by up to one bin
   * @param threads threads to use, the calling one included
   */
  public record Options(int oversampling, boolean exact, int threads) {
    /**
     * Checks the figures.
     *
     * @throws BadInputException if one is less than 1
     */
    public Options {
      if (oversampling < 1 || threads < 1) {
        throw new BadInputException(
            oversampling + " starts per duration, " + threads + " threads",
            "BoxLeastSquares",
            "use 1 or more");
      }
    }

    /** Ten starts per duration, bins, all processors. */
    public static Options defaults() {
      return new Options(10, false, ThreadBudget.current().threads());
    }

    /** The same with every point compared with every box. */
    public Options exactly() {
      return new Options(oversampling, true, threads);
    }
  }

  /**
   * The best box of every period; NaN where there is none that lies below its surroundings.
   *
   * @param periodsDays periods, days
   * @param power gain in the logarithm of the likelihood over a constant
   * @param depth value outside less value inside
   * @param depthError standard error of the depth
   * @param durationDays length of the box, days
   * @param middleDays time of the middle of a box, in the times' own system, days
   */
  @SuppressWarnings("ArrayRecordComponent") // a table by columns
  public record Result(
      double[] periodsDays,
      double[] power,
      double[] depth,
      double[] depthError,
      double[] durationDays,
      double[] middleDays) {
    /** Index of the largest power. */
    public int best() {
      int best = 0;
      for (int i = 1; i < power.length; i++) {
        if (power[i] > power[best] || Double.isNaN(power[best])) {
          best = i;
        }
      }
      return best;
    }
  }

  /**
   * Searches boxes.
   *
   * @param series fluxes, or magnitudes times -1
   * @param periodsDays periods, days
   * @param durationsDays lengths of the box, days; shorter than every period
   * @throws BadInputException if there are no points or a figure is out of range
   */
  public static Result of(
      Series series, double[] periodsDays, double[] durationsDays, Options options) {
    check(series, periodsDays, durationsDays);
    BoxSearch search =
        new BoxSearch(
            series.times(),
            series.values(),
            series.errors(),
            durationsDays,
            options.oversampling());
    int count = periodsDays.length;
    Result result =
        new Result(
            periodsDays.clone(),
            new double[count],
            new double[count],
            new double[count],
            new double[count],
            new double[count]);
    ThreadBudget.of(options.threads())
        .forEach(
            count,
            index -> {
              int i = (int) index;
              BoxSearch.Box box =
                  options.exact() ? search.exact(periodsDays[i]) : search.binned(periodsDays[i]);
              result.power[i] = box.power();
              result.depth[i] = box.depth();
              result.depthError[i] = box.depthError();
              result.durationDays[i] = box.durationDays();
              result.middleDays[i] = series.times()[0] + box.middleDays();
            });
    return result;
  }

  private static void check(Series series, double[] periodsDays, double[] durationsDays) {
    series.requirePositiveErrors("BoxLeastSquares");
    double shortest = Arrays.stream(periodsDays).min().orElse(Double.NaN);
    double longest = Arrays.stream(durationsDays).max().orElse(Double.NaN);
    double least = Arrays.stream(durationsDays).min().orElse(Double.NaN);
    if (series.size() == 0 || !(least > 0) || !(longest < shortest)) {
      throw new BadInputException(
          series.size()
              + " points, durations from "
              + least
              + " to "
              + longest
              + " days, shortest period "
              + shortest,
          "BoxLeastSquares",
          "give points, and positive durations shorter than the periods");
    }
  }
}
