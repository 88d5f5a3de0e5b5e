package org.alidade.lightcurve.smoothing;

import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.smoothing.RateClip;
import org.alidade.lightcurve.internal.smoothing.SortedPoints;
import org.alidade.lightcurve.internal.smoothing.TimeWindow;
import org.alidade.lightcurve.internal.smoothing.WindowClip;

/**
 * Clips outliers of a light curve and smooths it (spec lightcurve 13.2): a clip in windows of
 * samples, a clip of steep changes, and a running clipped median over time, each on its own or all
 * in a row.
 *
 * <p>The input is to hold valid points only (spec lightcurve 12.4). Values that are not finite
 * count as outliers where a clip is on.
 *
 * <pre>{@code
 * Smoothing result = LightCurveFilter.apply(mjd, magnitudes, errors, FilterOptions.all());
 * }</pre>
 */
public final class LightCurveFilter {
  private static final int FEWEST_POINTS = 3;

  private LightCurveFilter() {}

  /**
   * Filters and smooths.
   *
   * @param times times, days, in any order
   * @param values magnitudes or ratios, one per time
   * @param errors their errors
   * @return everything empty where there are fewer than three points
   * @throws BadInputException if the lengths differ or a time is NaN
   */
  public static Smoothing apply(
      double[] times, double[] values, double[] errors, FilterOptions options) {
    if (times.length != values.length || times.length != errors.length) {
      throw new BadInputException(
          times.length + " times, " + values.length + " values and " + errors.length + " errors",
          "LightCurveFilter",
          "give one of each per point");
    }
    if (times.length < FEWEST_POINTS) {
      return nothing();
    }
    SortedPoints points = SortedPoints.of(times, values, errors);
    double[] rates = points.rates();
    boolean[] rejected = new boolean[times.length];
    if (options.windowClip()) {
      WindowClip.mark(points.values(), options.windowSamples(), options.windowSigma(), rejected);
    }
    if (options.rateClip()) {
      RateClip.mark(
          points.values(),
          rates,
          options.rateLowPercent() / 100,
          options.rateHighPercent() / 100,
          options.rateSigma(),
          rejected);
    }
    SortedPoints smoothed = smoothed(points.without(rejected), options);
    return new Smoothing(
        smoothed.times(),
        smoothed.values(),
        smoothed.errors(),
        options.windowClip() || options.rateClip() ? rejected : null,
        rates,
        points.firstOfPairs(),
        points.times(),
        points.values(),
        points.errors());
  }

  private static SortedPoints smoothed(SortedPoints survivors, FilterOptions options) {
    if (survivors.size() < FEWEST_POINTS) {
      return SortedPoints.EMPTY;
    }
    return options.smoothing()
        ? TimeWindow.smooth(survivors, options.smoothingDays(), options.smoothingSigma())
        : survivors;
  }

  private static Smoothing nothing() {
    double[] none = {};
    return new Smoothing(none, none, none, null, none, none, none, none, none);
  }
}
