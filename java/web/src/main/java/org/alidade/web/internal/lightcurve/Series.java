package org.alidade.web.internal.lightcurve;

import java.util.stream.IntStream;
import org.alidade.lightcurve.smoothing.Smoothing;
import org.alidade.web.internal.Json;

/**
 * A light curve as it is plotted: valid points in the order of the axis, filtered.
 *
 * @param object key of the object
 * @param type key of the measurement type
 * @param unit {@code mag} or {@code ratio}
 * @param note remark on the name, such as the reference of ratios; may be empty
 * @param problem why there is nothing to plot, empty if there is something
 * @param times MJD of the points, days
 * @param flags quality bits of the points
 * @param smoothing axis, values, errors, what is rejected, rates and the smoothed curve
 * @param smoothed whether smoothing is on
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record Series(
    String object,
    String type,
    String unit,
    String note,
    String problem,
    double[] times,
    int[] flags,
    Smoothing smoothing,
    boolean smoothed) {
  private static final double[] NONE = new double[0];

  /** A light curve that cannot be plotted. */
  static Series failed(String object, String type, String problem) {
    Smoothing nothing = new Smoothing(NONE, NONE, NONE, null, NONE, NONE, NONE, NONE, NONE);
    return new Series(object, type, "", "", problem, NONE, new int[0], nothing, false);
  }

  int size() {
    return times.length;
  }

  /** The points that no clip rejected, in order of time. */
  org.alidade.lightcurve.statistics.Series inTime() {
    boolean[] rejected = smoothing.rejected();
    int[] kept = IntStream.range(0, size()).filter(i -> rejected == null || !rejected[i]).toArray();
    return new org.alidade.lightcurve.statistics.Series(
        taken(times, kept), taken(smoothing.values(), kept), taken(smoothing.errors(), kept));
  }

  private static double[] taken(double[] from, int[] places) {
    return IntStream.of(places).mapToDouble(i -> from[i]).toArray();
  }

  private int smoothedSize() {
    return smoothed ? smoothing.smoothedTimes().length : 0;
  }

  /** Describes the series; arrays follow in {@link #write(BinaryBody, boolean)}. */
  void describe(Json json) {
    json.text("object", object)
        .text("type", type)
        .text("unit", unit)
        .text("note", note)
        .text("problem", problem)
        .integer("points", size())
        .integer("smoothed", smoothedSize())
        .flag("clipped", smoothing.rejected() != null)
        .object("statistics", this::statistics);
  }

  /** Plain statistics of the points that are plotted (spec lightcurve 11, number 6). */
  private void statistics(Json json) {
    double[] values = smoothing.values();
    double mean = mean(values);
    double squares = 0;
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      first = Math.min(first, times[i]);
      last = Math.max(last, times[i]);
    }
    json.integer("points", size())
        .number("mean", mean)
        .number("standardDeviation", Math.sqrt(squares / values.length))
        .number("spanDays", last - first)
        .number("meanError", mean(smoothing.errors()));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /**
   * Adds the arrays: times (64 bits), axis (64 bits, unless it is the time), values, errors (32
   * bits), flags (32 bits), what is rejected (8 bits), rates (32 bits, one fewer than points), and
   * the smoothed axis (64 bits), values and errors (32 bits).
   */
  void write(BinaryBody body, boolean alongTime) {
    body.doubles(times);
    if (!alongTime) {
      body.doubles(smoothing.times());
    }
    body.floats(smoothing.values());
    body.floats(smoothing.errors());
    body.integers(flags);
    boolean[] rejected = smoothing.rejected();
    body.flags(rejected == null ? new boolean[size()] : rejected);
    body.floats(smoothing.rates());
    body.doubles(smoothed ? smoothing.smoothedTimes() : NONE);
    body.floats(smoothed ? smoothing.smoothedValues() : NONE);
    body.floats(smoothed ? smoothing.smoothedErrors() : NONE);
  }
}
