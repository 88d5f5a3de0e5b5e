package org.alidade.lightcurve.store;

import org.alidade.lightcurve.LightCurve;

/**
 * Figures about one light curve that are kept beside it. They are of its valid epochs: value finite
 * and below 90, error finite and positive, below 90.
 *
 * @param objectId object
 * @param typeId measurement type
 * @param epochs number of epochs, valid or not
 * @param valid number of valid epochs
 * @param firstMjd earliest time of all epochs, MJD; NaN if there is none
 * @param lastMjd latest time of all epochs, MJD; NaN if there is none
 * @param mean mean; NaN without valid epochs, as all that follow
 * @param standardDeviation standard deviation, divided by n
 * @param weightedMean mean with weights 1/error^2
 * @param chi2Reduced chi^2 about the weighted mean, divided by n - 1
 * @param vonNeumann mean squared difference of successive values over the variance (von Neumann
 *     1941), in the order stored
 */
public record LightCurveSummary(
    long objectId,
    int typeId,
    int epochs,
    int valid,
    double firstMjd,
    double lastMjd,
    double mean,
    double standardDeviation,
    double weightedMean,
    double chi2Reduced,
    double vonNeumann) {
  private static final float NO_MEASUREMENT = 90f;

  /** Computes the figures. */
  public static LightCurveSummary of(LightCurve curve) {
    Sums sums = new Sums();
    double first = Double.NaN;
    double last = Double.NaN;
    for (int i = 0; i < curve.size(); i++) {
      double time = curve.times()[i];
      first = first <= time ? first : time;
      last = last >= time ? last : time;
      if (valid(curve, i)) {
        sums.add(curve.values()[i], curve.errors()[i]);
      }
    }
    return new LightCurveSummary(
        curve.objectId(),
        curve.typeId(),
        curve.size(),
        sums.count,
        first,
        last,
        sums.mean(),
        Math.sqrt(sums.squares() / sums.count),
        sums.weightedMean(),
        sums.chi2() / sums.freedom(),
        sums.steps / sums.squares());
  }

  /** Sums over valid epochs of what the values are beyond the first one. */
  private static final class Sums {
    private int count;
    private double origin;
    private double before;
    private double sum;
    private double sumOfSquares;
    private double steps;
    private double weights;
    private double weighted;
    private double weightedSquares;

    void add(double value, double error) {
      if (count++ == 0) {
        origin = value;
        before = value;
      }
      double beyond = value - origin;
      double weight = 1 / (error * error);
      sum += beyond;
      sumOfSquares += beyond * beyond;
      steps += (value - before) * (value - before);
      weights += weight;
      weighted += weight * beyond;
      weightedSquares += weight * beyond * beyond;
      before = value;
    }

    double mean() {
      return count == 0 ? Double.NaN : origin + sum / count;
    }

    double squares() {
      return Math.max(0, sumOfSquares - sum * sum / count);
    }

    double weightedMean() {
      return count == 0 ? Double.NaN : origin + weighted / weights;
    }

    double chi2() {
      return Math.max(0, weightedSquares - weighted * weighted / weights);
    }

    double freedom() {
      return count > 1 ? count - 1 : Double.NaN;
    }
  }

  private static boolean valid(LightCurve curve, int i) {
    return Math.abs(curve.values()[i]) < NO_MEASUREMENT
        && curve.errors()[i] > 0
        && curve.errors()[i] < NO_MEASUREMENT;
  }
}
