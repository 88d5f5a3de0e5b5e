package org.alidade.lightcurve.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurve;

/**
 * Points of one light curve that count, in order of time and in double precision: what statistics
 * and period searches work on. The arrays are not copied where they come in order already.
 *
 * <pre>{@code
 * Series series = Series.of(store.get(12345, 1));
 * }</pre>
 *
 * @param times times, days, ascending; equal ones in their old order
 * @param values magnitudes, or fluxes, one per time
 * @param errors standard deviations of the values, in their unit
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Series(double[] times, double[] values, double[] errors) {
  /**
   * Checks and, if need be, sorts.
   *
   * @throws BadInputException if the lengths differ, or a time or value is not finite
   */
  public Series {
    if (times.length != values.length || times.length != errors.length) {
      throw new BadInputException(
          times.length + " times, " + values.length + " values and " + errors.length + " errors",
          "Series",
          "give one of each per point");
    }
    boolean ordered = true;
    for (int i = 0; i < times.length; i++) {
      if (!Double.isFinite(times[i]) || !Double.isFinite(values[i])) {
        throw new BadInputException(
            "value " + values[i] + " at time " + times[i],
            "point " + i + " of a series",
            "leave out points that are not finite");
      }
      ordered &= i == 0 || times[i - 1] <= times[i];
    }
    if (!ordered) {
      double[] unordered = times;
      int[] order =
          IntStream.range(0, times.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> unordered[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      times = taken(times, order);
      values = taken(values, order);
      errors = taken(errors, order);
    }
  }

  private static double[] taken(double[] from, int[] order) {
    double[] result = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = from[order[i]];
    }
    return result;
  }

  /** The valid points of a light curve (spec lightcurve 12.4). */
  public static Series of(LightCurve curve) {
    return of(curve, Selection.valid());
  }

  /** The points of a light curve that a selection takes; it must leave out what is not finite. */
  public static Series of(LightCurve curve, Selection selection) {
    int[] taken = new int[curve.size()];
    int count = 0;
    for (int i = 0; i < taken.length; i++) {
      if (selection.takes(curve, i)) {
        taken[count++] = i;
      }
    }
    double[] times = new double[count];
    double[] values = new double[count];
    double[] errors = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = curve.times()[taken[i]];
      values[i] = curve.values()[taken[i]];
      errors[i] = curve.errors()[taken[i]];
    }
    return new Series(times, values, errors);
  }

  /** Number of points. */
  public int size() {
    return times.length;
  }

  /** Time from the first to the last point, days; 0 if there is none. */
  public double spanDays() {
    return size() == 0 ? 0 : times[size() - 1] - times[0];
  }

  /** The same times and errors with other values. */
  public Series withValues(double[] others) {
    return new Series(times, others, errors);
  }

  /**
   * Refuses a series that cannot be weighted.
   *
   * @param where who asks, for the message
   * @throws BadInputException with the first error that is not a positive number
   */
  public void requirePositiveErrors(String where) {
    for (int i = 0; i < errors.length; i++) {
      if (!(errors[i] > 0 && Double.isFinite(errors[i]))) {
        throw new BadInputException(
            "error " + errors[i] + " of point " + i,
            where,
            "leave out points without a positive error");
      }
    }
  }
}
