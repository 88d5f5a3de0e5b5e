package org.alidade.lightcurve.statistics;

import org.alidade.lightcurve.internal.statistics.SortedSample;

/**
 * Location and scale that outliers hardly move (Tukey's biweight; Beers, Flynn and Gebhardt 1990,
 * AJ 100, 32; spec lightcurve 9.5).
 *
 * <p>Example: {@code double centre = Biweight.location(magnitudes);}
 */
public final class Biweight {
  private static final double LOCATION_TUNING = 6;
  private static final double SCALE_TUNING = 9;

  private Biweight() {}

  /** Location with tuning constant 6, starting at the median; NaN if there is no value. */
  public static double location(double... values) {
    SortedSample sample = SortedSample.of(values);
    return location(values, sample.median(), sample.medianAbsoluteDeviation());
  }

  /** Scale with tuning constant 9 about the median; NaN if there is no value. */
  public static double scale(double... values) {
    SortedSample sample = SortedSample.of(values);
    return scale(values, sample.median(), sample.medianAbsoluteDeviation());
  }

  static double location(double[] values, double median, double deviation) {
    if (deviation == 0) {
      return median;
    }
    double inverse = 1 / (LOCATION_TUNING * deviation);
    double sum = 0;
    double weights = 0;
    for (double value : values) {
      double distance = value - median;
      double u = distance * inverse;
      double rest = Math.max(0, 1 - u * u);
      double weight = rest * rest;
      sum += distance * weight;
      weights += weight;
    }
    return median + sum / weights;
  }

  static double scale(double[] values, double median, double deviation) {
    if (deviation == 0) {
      return 0;
    }
    double inverse = 1 / (SCALE_TUNING * deviation);
    double above = 0;
    double below = 0;
    for (double value : values) {
      double distance = value - median;
      double u = distance * inverse;
      double square = u * u;
      double rest = Math.max(0, 1 - square);
      double twice = rest * rest;
      above += distance * distance * twice * twice;
      below += rest * (1 - 5 * square);
    }
    return Math.sqrt(values.length * above) / Math.abs(below);
  }
}
