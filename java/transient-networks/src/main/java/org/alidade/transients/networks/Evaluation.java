package org.alidade.transients.networks;

import org.alidade.array.BadInputException;

/**
 * How good calibrated probabilities are (spec transient 17.4).
 *
 * @param samples number of samples
 * @param real real ones among them
 * @param threshold probability from which a sample is called real
 * @param truePositives real, called real
 * @param falsePositives not real, called real
 * @param falseNegatives real, not called real
 * @param trueNegatives not real, not called real
 * @param precision true positives over what was called real
 * @param recall true positives over what is real
 * @param f1 harmonic mean of both
 * @param mcc Matthews correlation coefficient
 * @param precisionRecallArea area below the precision-recall curve (average precision)
 * @param rocArea area below the receiver operating characteristic
 * @param recallAtOnePercent recall with one per cent of the others called real
 * @param calibrationError mean distance of probability and frequency over ten bins (ECE)
 * @param brier mean square of probability minus truth
 */
public record Evaluation(
    int samples,
    int real,
    double threshold,
    int truePositives,
    int falsePositives,
    int falseNegatives,
    int trueNegatives,
    double precision,
    double recall,
    double f1,
    double mcc,
    double precisionRecallArea,
    double rocArea,
    double recallAtOnePercent,
    double calibrationError,
    double brier) {
  /** Bins of the calibration error. */
  static final int BINS = 10;

  private static final double ONE_PERCENT = 0.01;

  /**
   * Evaluates probabilities.
   *
   * @param probabilities probability of each sample to be real
   * @param real whether it is
   * @param threshold probability from which a sample is called real
   * @throws BadInputException if the lengths differ, or one class is missing
   */
  public static Evaluation of(double[] probabilities, boolean[] real, double threshold) {
    RankedAnswers ranked = RankedAnswers.of(probabilities, real);
    if (probabilities.length != real.length || ranked.reals() == 0 || ranked.others() == 0) {
      throw new BadInputException(
          ranked.reals() + " real and " + ranked.others() + " other samples",
          "the evaluation of a network",
          "use a part of the data set with both classes");
    }
    int hits = 0;
    int called = 0;
    double brier = 0;
    for (int i = 0; i < real.length; i++) {
      boolean above = probabilities[i] >= threshold;
      called += above ? 1 : 0;
      hits += above && real[i] ? 1 : 0;
      double distance = probabilities[i] - (real[i] ? 1 : 0);
      brier += distance * distance / real.length;
    }
    int falsePositives = called - hits;
    int falseNegatives = ranked.reals() - hits;
    int trueNegatives = ranked.others() - falsePositives;
    double precision = called == 0 ? 0 : hits / (double) called;
    double recall = hits / (double) ranked.reals();
    double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
    return new Evaluation(
        real.length,
        ranked.reals(),
        threshold,
        hits,
        falsePositives,
        falseNegatives,
        trueNegatives,
        precision,
        recall,
        f1,
        correlation(hits, falsePositives, falseNegatives, trueNegatives),
        ranked.precisionRecallArea(),
        ranked.rocArea(),
        ranked.recallAt(ONE_PERCENT),
        Reliability.of(probabilities, real).error(),
        brier);
  }

  private static double correlation(double tp, double fp, double fn, double tn) {
    double product = (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn);
    return product == 0 ? 0 : (tp * tn - fp * fn) / Math.sqrt(product);
  }
}
