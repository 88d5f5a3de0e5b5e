package org.alidade.lvm.internal.statistics;

/**
 * Count, mean, sum of squared deviations, minimum and maximum of values that come in groups; groups
 * are joined by the formula of Chan, Golub and LeVeque (1983), so nothing is summed up in one long
 * row. NaN is left out.
 */
public final class RunningMoments {
  private long count;
  private double mean;
  private double squares;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  /** Moments of the values that are not NaN. */
  public static RunningMoments of(float[] values) {
    RunningMoments moments = new RunningMoments();
    double sum = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        moments.count++;
        sum += value;
        moments.minimum = Math.min(moments.minimum, value);
        moments.maximum = Math.max(moments.maximum, value);
      }
    }
    moments.mean = moments.count == 0 ? 0 : sum / moments.count;
    for (float value : values) {
      double deviation = value - moments.mean;
      moments.squares += Float.isNaN(value) ? 0 : deviation * deviation;
    }
    return moments;
  }

  /** Moments of the values that are not NaN. */
  public static RunningMoments of(double[] values) {
    RunningMoments moments = new RunningMoments();
    double sum = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        moments.count++;
        sum += value;
        moments.minimum = Math.min(moments.minimum, value);
        moments.maximum = Math.max(moments.maximum, value);
      }
    }
    moments.mean = moments.count == 0 ? 0 : sum / moments.count;
    for (double value : values) {
      double deviation = value - moments.mean;
      moments.squares += Double.isNaN(value) ? 0 : deviation * deviation;
    }
    return moments;
  }

  /** Takes another group in. */
  public void merge(RunningMoments other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double difference = other.mean - mean;
    mean += difference * other.count / total;
    squares += other.squares + difference * difference * count / total * other.count;
    count = total;
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
  }

  /** Number of values. */
  public long count() {
    return count;
  }

  /** Mean; NaN without values. */
  public double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Standard deviation with the number of values as divisor; NaN without values. */
  public double standardDeviation() {
    return count == 0 ? Double.NaN : Math.sqrt(squares / count);
  }

  /** Smallest value; NaN without values. */
  public double minimum() {
    return count == 0 ? Double.NaN : minimum;
  }

  /** Largest value; NaN without values. */
  public double maximum() {
    return count == 0 ? Double.NaN : maximum;
  }
}
