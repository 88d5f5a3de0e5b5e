package org.alidade.lightcurve.internal.blob;

import java.util.Arrays;
import java.util.Comparator;

/** Sums over a light curve for its summary (spec lightcurve 4.1, 4.7, 14.2). */
public final class Summarising {
  private static final double SENTINEL = 90;

  private Summarising() {}

  /** Mean, 0 without values. */
  public static double mean(double[] values) {
    return values.length == 0 ? 0 : sum(values) / values.length;
  }

  /** Population standard deviation, 0 without values. */
  public static double standardDeviation(double[] values) {
    if (values.length == 0) {
      return 0;
    }
    return Math.sqrt(squares(values, mean(values)) / values.length);
  }

  private static double squares(double[] values, double centre) {
    double sum = 0;
    for (double value : values) {
      sum += (value - centre) * (value - centre);
    }
    return sum;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** Indices of valid values in order of time. */
  public static int[] valid(double[] times, double[] values) {
    int[] found = new int[values.length];
    int count = 0;
    boolean ordered = true;
    for (int i = 0; i < found.length; i++) {
      if (Double.isFinite(values[i]) && values[i] < SENTINEL) {
        ordered &= count == 0 || times[found[count - 1]] <= times[i];
        found[count++] = i;
      }
    }
    int[] valid = Arrays.copyOf(found, count);
    return ordered ? valid : sorted(valid, times);
  }

  private static int[] sorted(int[] indices, double[] times) {
    return Arrays.stream(indices)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> times[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Some of the values. */
  public static double[] pick(double[] values, int[] indices) {
    double[] picked = new double[indices.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }

  /** Median, NaN without values. */
  public static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Median absolute deviation from the median, NaN without values. */
  public static double medianDeviation(double[] values) {
    double median = median(values);
    double[] deviations = new double[values.length];
    for (int i = 0; i < deviations.length; i++) {
      deviations[i] = Math.abs(values[i] - median);
    }
    return median(deviations);
  }

  /** Mean weighted by inverse squares of errors that are positive, NaN without any. */
  public static double weightedMean(double[] values, double[] errors) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < values.length; i++) {
      double weight = weight(errors[i]);
      sum += weight == 0 ? 0 : weight * values[i];
      weights += weight;
    }
    return sum / weights;
  }

  /** Chi square of a constant per degree of freedom, NaN below two values with errors. */
  public static double reducedChiSquare(double[] values, double[] errors) {
    double mean = weightedMean(values, errors);
    double sum = 0;
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      double weight = weight(errors[i]);
      if (weight > 0) {
        sum += weight * (values[i] - mean) * (values[i] - mean);
        count++;
      }
    }
    return count < 2 ? Double.NaN : sum / (count - 1);
  }

  private static double weight(double error) {
    return Double.isFinite(error) && error > 0 ? 1 / (error * error) : 0;
  }

  /** Von Neumann's ratio of values in order of time, NaN below two. */
  public static double vonNeumannEta(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 1; i < values.length; i++) {
      sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
    }
    return sum / squares(values, mean(values));
  }
}
