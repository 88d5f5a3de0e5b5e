package org.alidade.web.internal.lightcurve;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.query.QuantileRange;
import org.alidade.lightcurve.smoothing.FilterOptions;

/**
 * Which light curves are asked for, and how they are to be prepared (spec lightcurve 12.3, 12.4).
 *
 * @param objects keys
 * @param types keys of measurement types
 * @param selection what enters a curve, and how it is filtered
 */
record CurveRequest(List<String> objects, List<String> types, Selection selection) {
  /** Most objects of one request. */
  static final int MOST_OBJECTS = 100;

  /** Most measurement types of one request. */
  static final int MOST_TYPES = 64;

  private static final int MOST_SAMPLES = 1000;

  /**
   * What enters a curve, and how it is filtered.
   *
   * @param axis column of the epoch table that is plotted along, empty for the time
   * @param startMjd first time, MJD
   * @param endMjd last time, MJD
   * @param badFlags flag bits of which a point must have none
   * @param reference magnitude key that ratios are brought to, empty for none
   * @param filter clips and smoothing
   */
  record Selection(
      String axis,
      double startMjd,
      double endMjd,
      int badFlags,
      String reference,
      FilterOptions filter) {}

  /**
   * Reads a request.
   *
   * @throws BadInputException if it makes no sense
   */
  static CurveRequest of(Parameters request) {
    List<String> types = request.list("types", MOST_TYPES);
    return new CurveRequest(request.list("object", MOST_OBJECTS), types, selection(request, types));
  }

  private static Selection selection(Parameters request, List<String> types) {
    return new Selection(
        request.text("x"),
        request.number("t0", Double.NEGATIVE_INFINITY),
        request.number("t1", Double.POSITIVE_INFINITY),
        request.integer("badflags", 0, 0, Integer.MAX_VALUE),
        References.firstMagnitude(types),
        filter(request));
  }

  private static FilterOptions filter(Parameters request) {
    FilterOptions filter = FilterOptions.defaults();
    if (request.flag("window")) {
      filter =
          filter.withWindowClip(
              request.integer("window_samples", 60, 1, MOST_SAMPLES),
              request.number("window_sigma", 5));
    }
    if (request.flag("rate")) {
      QuantileRange range =
          new QuantileRange(request.number("rate_low", 2), request.number("rate_high", 98));
      QuantileRange used = request.flag("rate_lock") ? range.symmetric() : range;
      filter = filter.withRateClip(used.low(), used.high(), request.number("rate_sigma", 3));
    }
    if (request.flag("smooth")) {
      filter =
          filter.withSmoothing(
              request.number("smooth_days", 14), request.number("smooth_sigma", 3));
    }
    return filter;
  }
}
