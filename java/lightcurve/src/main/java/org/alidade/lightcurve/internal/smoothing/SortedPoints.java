package org.alidade.lightcurve.internal.smoothing;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/** Points of a light curve in order of time, equal times in their old order. */
@SuppressWarnings("ArrayRecordComponent") // arrays of the filter, handed on
public record SortedPoints(double[] times, double[] values, double[] errors) {
  /** No points. */
  public static final SortedPoints EMPTY =
      new SortedPoints(new double[0], new double[0], new double[0]);

  /** Copies in order of time. */
  public static SortedPoints of(double[] times, double[] values, double[] errors) {
    boolean ordered = true;
    for (int i = 0; i < times.length; i++) {
      if (Double.isNaN(times[i])) {
        throw new BadInputException(
            "time " + i + " is NaN", "LightCurveFilter", "leave out points without a time");
      }
      ordered &= i == 0 || times[i - 1] <= times[i];
    }
    if (ordered) {
      return new SortedPoints(times.clone(), values.clone(), errors.clone());
    }
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> times[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new SortedPoints(taken(times, order), taken(values, order), taken(errors, order));
  }

  private static double[] taken(double[] from, int[] order) {
    double[] result = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      result[i] = from[order[i]];
    }
    return result;
  }

  /** Number of points. */
  public int size() {
    return times.length;
  }

  /** Change per day from each point to the next, NaN at equal times. */
  public double[] rates() {
    double[] rates = new double[size() - 1];
    for (int i = 0; i < rates.length; i++) {
      double step = times[i + 1] - times[i];
      rates[i] = step == 0 ? Double.NaN : (values[i + 1] - values[i]) / step;
    }
    return rates;
  }

  /** Values of all points but the last. */
  public double[] firstOfPairs() {
    return Arrays.copyOf(values, size() - 1);
  }

  /** The points that are not rejected. */
  public SortedPoints without(boolean[] rejected) {
    int kept = 0;
    double[] keptTimes = new double[size()];
    double[] keptValues = new double[size()];
    double[] keptErrors = new double[size()];
    for (int i = 0; i < size(); i++) {
      if (!rejected[i]) {
        keptTimes[kept] = times[i];
        keptValues[kept] = values[i];
        keptErrors[kept++] = errors[i];
      }
    }
    return new SortedPoints(
        Arrays.copyOf(keptTimes, kept),
        Arrays.copyOf(keptValues, kept),
        Arrays.copyOf(keptErrors, kept));
  }
}
