package org.alidade.lightcurve.period;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frequency that a regular cadence, or the shape of the light curve, puts beside the true one.
 *
 * <pre>{@code
 * FrequencyAlias.explaining(found, published, 0.5 / spanDays).ifPresent(alias -> log.info(alias.cause()));
 * }</pre>
 *
 * @param cause in words, such as {@code one cycle per day more}
 * @param frequency the alias, per day
 */
public record FrequencyAlias(String cause, double frequency) {
  /** Sidereal days and years are left out: they differ by less than a peak is wide in most data. */
  private static final double PER_YEAR = 1 / 365.25;

  private static final double PER_SHORT_CAMPAIGN = 1 / 14.0;
  private static final double PER_LONG_CAMPAIGN = 1 / 21.0;

  /**
   * Aliases of a frequency: nights, the yearly roll, campaigns of 14 to 21 days, half and double
   * frequency (spec lightcurve 14.3). Reflected ones, {@code n - f}, are among them.
   *
   * @param frequency per day
   * @return aliases of positive frequency
   */
  public static List<FrequencyAlias> of(double frequency) {
    List<FrequencyAlias> aliases = new ArrayList<>();
    aliases.add(new FrequencyAlias("half the frequency", 0.5 * frequency));
    aliases.add(new FrequencyAlias("twice the frequency", 2 * frequency));
    addPair(aliases, frequency, 1, "one cycle per day");
    addPair(aliases, frequency, 2, "two cycles per day");
    addPair(aliases, frequency, PER_YEAR, "one cycle per year");
    addPair(aliases, frequency, 2 * PER_YEAR, "two cycles per year");
    addPair(aliases, frequency, PER_SHORT_CAMPAIGN, "one cycle per 14 days");
    addPair(aliases, frequency, PER_LONG_CAMPAIGN, "one cycle per 21 days");
    return List.copyOf(aliases);
  }

  private static void addPair(
      List<FrequencyAlias> aliases, double frequency, double cadence, String words) {
    aliases.add(new FrequencyAlias(words + " more", frequency + cadence));
    if (frequency > cadence) {
      aliases.add(new FrequencyAlias(words + " less", frequency - cadence));
    } else if (frequency < cadence) {
      aliases.add(new FrequencyAlias(words + ", reflected", cadence - frequency));
    }
  }

  /**
   * The alias of a true frequency that a found one is.
   *
   * @param found frequency found, per day
   * @param truth true frequency, per day
   * @param tolerance largest difference, per day
   * @return empty if it is none
   */
  public static Optional<FrequencyAlias> explaining(double found, double truth, double tolerance) {
    return of(truth).stream()
        .filter(alias -> Math.abs(alias.frequency() - found) <= tolerance)
        .findFirst();
  }
}
