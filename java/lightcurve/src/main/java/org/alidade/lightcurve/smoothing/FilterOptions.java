package org.alidade.lightcurve.smoothing;

import org.alidade.array.BadInputException;

/**
 * Which filters {@link LightCurveFilter} applies, and how (spec lightcurve 12.3, 13.2).
 *
 * <pre>{@code
 * FilterOptions options = FilterOptions.defaults().withWindowClip(60, 5).withSmoothing(14, 3);
 * }</pre>
 *
 * @param windowClip whether outliers of a window of samples are clipped
 * @param windowSamples length of that window, samples
 * @param windowSigma distance allowed in it, standard deviations
 * @param rateClip whether points of steep change are clipped
 * @param rateLowPercent percentile of the rates below which they are too steep, percent
 * @param rateHighPercent percentile of the rates above which they are too steep, percent
 * @param rateSigma distance allowed among the values that the reference magnitude is made of
 * @param smoothing whether the light curve is smoothed
 * @param smoothingDays whole length of the smoothing window, days
 * @param smoothingSigma distance allowed in that window, standard deviations
 */
public record FilterOptions(
    boolean windowClip,
    int windowSamples,
    double windowSigma,
    boolean rateClip,
    double rateLowPercent,
    double rateHighPercent,
    double rateSigma,
    boolean smoothing,
    double smoothingDays,
    double smoothingSigma) {
  private static final FilterOptions DEFAULTS =
      new FilterOptions(false, 60, 5, false, 2, 98, 3, false, 14, 3);

  /**
   * Checks the figures.
   *
   * @throws BadInputException if one is out of range
   */
  public FilterOptions {
    require(windowSamples >= 1, windowSamples + " samples", "use 1 sample or more");
    require(
        windowSigma > 0 && rateSigma > 0 && smoothingSigma > 0,
        "clipping at " + windowSigma + ", " + rateSigma + " and " + smoothingSigma + " sigma",
        "use positive distances");
    require(
        rateLowPercent >= 0 && rateHighPercent <= 100 && rateLowPercent <= rateHighPercent,
        "rates from " + rateLowPercent + " to " + rateHighPercent + " percent",
        "give two percentages in order, from 0 to 100");
    require(
        smoothingDays > 0 && Double.isFinite(smoothingDays),
        "a window of " + smoothingDays + " days",
        "use a positive length");
  }

  private static void require(boolean condition, String what, String remedy) {
    if (!condition) {
      throw new BadInputException(what, "FilterOptions", remedy);
    }
  }

  /** No filter is on; the figures are those the dashboard starts with. */
  public static FilterOptions defaults() {
    return DEFAULTS;
  }

  /** All three filters are on with their default figures. */
  public static FilterOptions all() {
    return DEFAULTS.withWindowClip(60, 5).withRateClip(2, 98, 3).withSmoothing(14, 3);
  }

  /**
   * The same with the window clip on.
   *
   * @param samples length of the window, samples
   * @param sigma distance allowed, standard deviations
   */
  public FilterOptions withWindowClip(int samples, double sigma) {
    return new FilterOptions(
        true,
        samples,
        sigma,
        rateClip,
        rateLowPercent,
        rateHighPercent,
        rateSigma,
        smoothing,
        smoothingDays,
        smoothingSigma);
  }

  /**
   * The same with the rate clip on.
   *
   * @param lowPercent rates below this percentile are too steep, percent
   * @param highPercent rates above this percentile are too steep, percent
   * @param sigma distance allowed among the values the reference is made of, standard deviations
   */
  public FilterOptions withRateClip(double lowPercent, double highPercent, double sigma) {
    return new FilterOptions(
        windowClip,
        windowSamples,
        windowSigma,
        true,
        lowPercent,
        highPercent,
        sigma,
        smoothing,
        smoothingDays,
        smoothingSigma);
  }

  /**
   * The same with smoothing on.
   *
   * @param days whole length of the window, days
   * @param sigma distance allowed, standard deviations
   */
  public FilterOptions withSmoothing(double days, double sigma) {
    return new FilterOptions(
        windowClip,
        windowSamples,
        windowSigma,
        rateClip,
        rateLowPercent,
        rateHighPercent,
        rateSigma,
        true,
        days,
        sigma);
  }
}
