package org.alidade.lightcurve.statistics;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Which points of a light curve count (spec lightcurve 14.1). Selections are put together with
 * {@link #and}, {@link #or} and {@link #not}.
 *
 * <pre>{@code
 * Selection clean = Selection.valid().and(Selection.withoutFlags(4 | 8)).and(Selection.between(56000, 57000));
 * LightCurve selected = clean.apply(curve);
 * }</pre>
 */
@FunctionalInterface
public interface Selection {
  /** Valid points lie below this magnitude (spec lightcurve 12.4). */
  float FAINTEST = 90;

  /** Valid points have errors below this (spec lightcurve 12.4). */
  float LARGEST_ERROR = 1;

  /** Epochs of a list and times of a light curve are the same within this, days. */
  double SAME_TIME_DAYS = 1e-6;

  /** Whether a point counts. */
  boolean takes(LightCurve curve, int point);

  /** Everything. */
  static Selection all() {
    return (curve, point) -> true;
  }

  /**
   * Valid points: value below {@value #FAINTEST}, error below {@value #LARGEST_ERROR}, both finite,
   * and the time (spec lightcurve 12.4).
   */
  static Selection valid() {
    return (curve, point) -> {
      float value = curve.values()[point];
      float error = curve.errors()[point];
      return value < FAINTEST
          && value > Float.NEGATIVE_INFINITY
          && error < LARGEST_ERROR
          && error > Float.NEGATIVE_INFINITY
          && Double.isFinite(curve.times()[point]);
    };
  }

  /** Points with none of the bits of a mask. */
  static Selection withoutFlags(int mask) {
    return (curve, point) -> (curve.flags()[point] & mask) == 0;
  }

  /** Points with at least one of the bits of a mask. */
  static Selection withAnyFlag(int mask) {
    return (curve, point) -> (curve.flags()[point] & mask) != 0;
  }

  /**
   * Points of a span of time, both ends included.
   *
   * @param startMjd first time, MJD
   * @param endMjd last time, MJD
   */
  static Selection between(double startMjd, double endMjd) {
    return (curve, point) -> curve.times()[point] >= startMjd && curve.times()[point] <= endMjd;
  }

  /**
   * Points of the epochs of a list.
   *
   * @param epochsMjd times, MJD, in any order; equal within {@value #SAME_TIME_DAYS} days
   */
  static Selection atEpochs(double... epochsMjd) {
    double[] sorted = epochsMjd.clone();
    Arrays.sort(sorted);
    return (curve, point) -> contains(sorted, curve.times()[point]);
  }

  private static boolean contains(double[] sorted, double time) {
    int found = Arrays.binarySearch(sorted, time - SAME_TIME_DAYS);
    int next = found < 0 ? -found - 1 : found;
    return next < sorted.length && sorted[next] <= time + SAME_TIME_DAYS;
  }

  /**
   * Points of the epochs whose entry in a column of the epoch table passes, for cuts on the quality
   * of whole visits.
   *
   * @param epochs epoch table with {@code epoch_mjd}
   * @param column name of the column
   * @param wanted what its entries must fulfil
   * @throws MissingDatasetException if there is no such column
   */
  static Selection atEpochsWhere(Table epochs, String column, DoublePredicate wanted) {
    Column times = epochs.column("epoch_mjd");
    Column numbers = epochs.column(column);
    return atEpochs(
        IntStream.range(0, Math.toIntExact(epochs.rows()))
            .filter(row -> wanted.test(numbers.number(row)))
            .mapToDouble(times::number)
            .toArray());
  }

  /** Points that both take. */
  default Selection and(Selection other) {
    return (curve, point) -> takes(curve, point) && other.takes(curve, point);
  }

  /** Points that one of both takes. */
  default Selection or(Selection other) {
    return (curve, point) -> takes(curve, point) || other.takes(curve, point);
  }

  /** Points that this one does not take. */
  default Selection not() {
    return (curve, point) -> !takes(curve, point);
  }

  /** The points of a light curve that count. */
  default LightCurve apply(LightCurve curve) {
    return curve.where(point -> takes(curve, point));
  }
}
