package org.alidade.lightcurve.statistics;

import org.alidade.array.BadInputException;
import org.hipparchus.analysis.solvers.BrentSolver;

/**
 * Scatter of a source beyond the errors, by maximum likelihood: every value is drawn from a normal
 * distribution of variance {@code scatter^2 + e^2} about a common mean (spec lightcurve 14.2).
 *
 * <p>Example: {@code double scatter = IntrinsicScatter.of(series).scatter();}
 *
 * @param scatter intrinsic standard deviation, unit of the values; 0 where the errors explain all
 * @param mean most likely mean
 */
public record IntrinsicScatter(double scatter, double mean) {
  private static final double RELATIVE_ACCURACY = 1e-10;
  private static final int EVALUATIONS = 200;

  /**
   * The most likely scatter of a series.
   *
   * @throws BadInputException if there are less than two points or an error is not positive
   */
  public static IntrinsicScatter of(Series series) {
    if (series.size() < 2) {
      throw new BadInputException(
          "a series of " + series.size() + " points", "IntrinsicScatter", "give two or more");
    }
    series.requirePositiveErrors("IntrinsicScatter");
    double variance = 0;
    if (slope(series, 0) > 0) {
      double range = 0;
      for (double value : series.values()) {
        range = Math.max(range, Math.abs(value - series.values()[0]));
      }
      // At twice the squared range every term pulls the variance down.
      double largest = 2 * range * range;
      variance =
          new BrentSolver(RELATIVE_ACCURACY, RELATIVE_ACCURACY * largest)
              .solve(EVALUATIONS, tried -> slope(series, tried), 0, largest);
    }
    return new IntrinsicScatter(Math.sqrt(variance), mean(series, variance));
  }

  /** Derivative of the log likelihood with respect to the variance, times two. */
  private static double slope(Series series, double variance) {
    double mean = mean(series, variance);
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      double weight = weight(series, i, variance);
      double deviation = series.values()[i] - mean;
      sum += weight * (weight * deviation * deviation - 1);
    }
    return sum;
  }

  private static double mean(Series series, double variance) {
    double origin = series.values()[0];
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < series.size(); i++) {
      double weight = weight(series, i, variance);
      weights += weight;
      sum += weight * (series.values()[i] - origin);
    }
    return origin + sum / weights;
  }

  private static double weight(Series series, int point, double variance) {
    return 1 / (variance + series.errors()[point] * series.errors()[point]);
  }
}
