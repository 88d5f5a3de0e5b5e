package org.alidade.lightcurve.period;

import java.util.List;
import org.alidade.lightcurve.statistics.Series;

/**
 * The generalised Lomb-Scargle periodogram: least squares of a sinusoid, or several harmonics,
 * weighted with the errors and with the mean floating (Zechmeister and Kuerster 2009, A&amp;A 496,
 * 577; Palmer 2009, ApJ 695, 496, for harmonics; spec lightcurve 14.3).
 *
 * <pre>{@code
 * Periodogram periodogram = LombScargle.of(series, FrequencyGrid.automatic(series, 5));
 * double period = 1 / periodogram.bestFrequency();
 * }</pre>
 */
public final class LombScargle {
  private LombScargle() {}

  /** The periodogram of a sinusoid with default options. */
  public static Periodogram of(Series series, FrequencyGrid grid) {
    return of(series, grid, LombScargleOptions.defaults());
  }

  /**
   * The periodogram.
   *
   * @param grid frequencies, per day
   * @throws org.alidade.array.BadInputException if there is no point or an error is not positive
   */
  public static Periodogram of(Series series, FrequencyGrid grid, LombScargleOptions options) {
    return Models.periodogram(
        Models.of(List.of(series), options.terms(), options.floatingMean(), true, "LombScargle"),
        grid,
        options);
  }

  /**
   * Fraction of chi-squared that the model takes away at one frequency, exact to rounding.
   *
   * @param frequency any frequency, per day
   */
  public static double standardPower(Series series, double frequency, LombScargleOptions options) {
    var model =
        Models.of(List.of(series), options.terms(), options.floatingMean(), true, "LombScargle");
    return model.reductionAt(frequency) / model.chiSquared();
  }
}
