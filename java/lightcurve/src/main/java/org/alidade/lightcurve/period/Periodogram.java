package org.alidade.lightcurve.period;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Power over frequency.
 *
 * @param grid the frequencies, per day
 * @param power one per frequency, as the normalisation says
 * @param normalization how the power is expressed
 * @param constantChiSquared chi-squared of the model without variation
 */
@SuppressWarnings("ArrayRecordComponent") // results, owned by the caller
public record Periodogram(
    FrequencyGrid grid, double[] power, Normalization normalization, double constantChiSquared) {
  /** Index of the largest power. */
  public int best() {
    int best = 0;
    for (int i = 1; i < power.length; i++) {
      if (power[i] > power[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Frequency of the largest power, per day. */
  public double bestFrequency() {
    return grid.frequency(best());
  }

  /** A power as the fraction of chi-squared that the periodic model takes away, from 0 to 1. */
  public double standardPower(int index) {
    return normalization.standard(constantChiSquared, power[index]);
  }

  /**
   * The highest local maxima, highest first.
   *
   * @param count greatest number of them
   * @return their indices
   */
  public List<Integer> peaks(int count) {
    return IntStream.range(0, power.length)
        .filter(this::isPeak)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -power[i]))
        .limit(count)
        .toList();
  }

  private boolean isPeak(int i) {
    return (i == 0 || power[i] > power[i - 1])
        && (i == power.length - 1 || power[i] >= power[i + 1]);
  }
}
