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
    double first = Double.NaN;
    double last = Double.NaN;
    int valid = 0;
    double sum = 0;
    double weights = 0;
    double weighted = 0;
    double before = Double.NaN;
    double steps = 0;
    for (int i = 0; i < curve.size(); i++) {
      double time = curve.times()[i];
      first = first <= time ? first : time;
      last = last >= time ? last : time;
      if (valid(curve, i)) {
        double value = curve.values()[i];
        double weight = weight(curve, i);
        sum += value;
        weights += weight;
        weighted += weight * value;
        steps += valid > 0 ? (value - before) * (value - before) : 0;
        before = value;
        valid++;
      }
    }
    double mean = sum / valid;
    double weightedMean = weighted / weights;
    double squares = 0;
    double chi2 = 0;
    for (int i = 0; i < curve.size(); i++) {
      if (valid(curve, i)) {
        double value = curve.values()[i];
        squares += (value - mean) * (value - mean);
        chi2 += weight(curve, i) * (value - weightedMean) * (value - weightedMean);
      }
    }
    double several = valid > 1 ? valid - 1 : Double.NaN;
    return new LightCurveSummary(
        curve.objectId(),
        curve.typeId(),
        curve.size(),
        valid,
        first,
        last,
        mean,
        Math.sqrt(squares / valid),
        weightedMean,
        chi2 / several,
        steps / several / (squares / several));
  }

  private static boolean valid(LightCurve curve, int i) {
    return Math.abs(curve.values()[i]) < NO_MEASUREMENT
        && curve.errors()[i] > 0
        && curve.errors()[i] < NO_MEASUREMENT;
  }

  private static double weight(LightCurve curve, int i) {
    double error = curve.errors()[i];
    return 1 / (error * error);
  }
}
