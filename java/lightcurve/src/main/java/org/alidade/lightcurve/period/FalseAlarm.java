package org.alidade.lightcurve.period;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.statistics.Series;
import org.hipparchus.special.Gamma;

/**
 * How probable it is that noise alone makes a peak at least as high (spec lightcurve 14.3), for
 * standard powers of one sinusoid with floating mean.
 *
 * <p>The probabilities over a range of frequencies are those of Baluev (2008, MNRAS 385, 1279) and
 * Davies (1987), which hold for small probabilities, and the naive one of independent frequencies.
 *
 * <pre>{@code
 * FalseAlarm alarm = FalseAlarm.of(series, 5);
 * double probability = alarm.baluev(periodogram.standardPower(periodogram.best()));
 * }</pre>
 *
 * @param points number of points
 * @param means number of means that the constant model has: 1, or the number of bands
 * @param spanDays time covered, days
 * @param timeVariance weighted variance of the times, days^2
 * @param maximumFrequency highest frequency searched, per day
 */
public record FalseAlarm(
    int points, int means, double spanDays, double timeVariance, double maximumFrequency) {
  /**
   * Probabilities for a series searched on the automatic grid.
   *
   * @param maximumFrequency highest frequency asked for, per day; the last one of the {@link
   *     FrequencyGrid#automatic(Series, double) automatic grid} counts
   */
  public static FalseAlarm of(Series series, double maximumFrequency) {
    return new FalseAlarm(
        series.size(),
        1,
        series.spanDays(),
        timeVariance(series),
        FrequencyGrid.automatic(series, maximumFrequency).last());
  }

  static double timeVariance(Series series) {
    series.requirePositiveErrors("FalseAlarm");
    double origin = series.times()[series.size() / 2];
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < series.size(); i++) {
      double weight = 1 / (series.errors()[i] * series.errors()[i]);
      double time = series.times()[i] - origin;
      weights += weight;
      sum += weight * time;
      squares += weight * time * time;
    }
    double mean = sum / weights;
    return squares / weights - mean * mean;
  }

  /** Probability at one frequency chosen beforehand. */
  public double single(double power) {
    return Math.pow(1 - power, 0.5 * (points - means - 2));
  }

  /**
   * Probability over all frequencies, taken as {@code maximum frequency x span} independent ones.
   */
  public double naive(double power) {
    return -Math.expm1(maximumFrequency * spanDays * Math.log1p(-single(power)));
  }

  /** Davies' upper limit; may exceed 1 for low powers. */
  public double davies(double power) {
    return single(power) + tau(power);
  }

  /** Baluev's probability. */
  public double baluev(double power) {
    return 1 - (1 - single(power)) * Math.exp(-tau(power));
  }

  private double tau(double power) {
    double free = points - means;
    double gamma =
        Math.sqrt(2 / free)
            * Math.exp(Gamma.logGamma(0.5 * free) - Gamma.logGamma(0.5 * (free - 1)));
    double bandwidth = maximumFrequency * Math.sqrt(4 * Math.PI * timeVariance);
    return gamma
        * bandwidth
        * Math.pow(1 - power, 0.5 * (free - 3))
        * Math.sqrt(0.5 * free * power);
  }

  /**
   * Power whose {@link #baluev} probability is given, for lines in figures.
   *
   * @param probability from 0 to 1, both excluded
   * @return standard power
   */
  public double level(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new BadInputException(
          "probability " + probability, "FalseAlarm", "use one between 0 and 1");
    }
    double low = 0;
    double high = 1;
    // The probability falls with the power wherever it is small enough to be used.
    while (high - low > 1e-12) {
      double middle = 0.5 * (low + high);
      if (baluev(middle) > probability) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * Highest standard powers of the series with its values and their errors put to other times at
   * random: the share of them at or above a power is its false-alarm probability.
   *
   * @param grid the frequencies searched
   * @param options how the periodogram is made
   * @param repeats number of shuffled series
   * @param seed of the random numbers; the same seed gives the same powers
   * @return highest powers, ascending
   */
  public static double[] bootstrap(
      Series series, FrequencyGrid grid, LombScargleOptions options, int repeats, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] highest = new double[repeats];
    for (int repeat = 0; repeat < repeats; repeat++) {
      Periodogram shuffled = LombScargle.of(resampled(series, random), grid, options);
      highest[repeat] = shuffled.standardPower(shuffled.best());
    }
    Arrays.sort(highest);
    return highest;
  }

  private static Series resampled(Series series, SplittableRandom random) {
    int size = series.size();
    double[] values = new double[size];
    double[] errors = new double[size];
    for (int i = 0; i < size; i++) {
      int drawn = random.nextInt(size);
      values[i] = series.values()[drawn];
      errors[i] = series.errors()[drawn];
    }
    return new Series(series.times(), values, errors);
  }

  /**
   * Share of bootstrapped powers at or above a power.
   *
   * @param highest result of {@link #bootstrap}
   */
  public static double bootstrapProbability(double[] highest, double power) {
    int found = 0;
    while (found < highest.length && highest[highest.length - 1 - found] >= power) {
      found++;
    }
    return (double) found / highest.length;
  }
}
