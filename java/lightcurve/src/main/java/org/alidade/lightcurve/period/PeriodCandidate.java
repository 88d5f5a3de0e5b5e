package org.alidade.lightcurve.period;

import java.util.List;

/**
 * A period that a search found.
 *
 * @param periodDays period, days
 * @param power fraction of chi-squared that the model of the comparison takes away
 * @param falseAlarmProbability probability that noise alone makes as high a peak in the scan
 *     (Baluev); NaN where the scan's model is not one shared sinusoid
 * @param aliases frequencies that could be the true one instead
 */
public record PeriodCandidate(
    double periodDays, double power, double falseAlarmProbability, List<FrequencyAlias> aliases) {
  /** Keeps its own list. */
  public PeriodCandidate {
    aliases = List.copyOf(aliases);
  }

  /** Frequency, per day. */
  public double frequency() {
    return 1 / periodDays;
  }
}
