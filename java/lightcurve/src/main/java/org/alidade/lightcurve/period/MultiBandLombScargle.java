package org.alidade.lightcurve.period;

import java.util.Collection;
import org.alidade.lightcurve.statistics.Series;

/**
 * Lomb-Scargle periodograms of several bands at once (VanderPlas and Ivezic 2015, ApJ 812, 18).
 *
 * <p>{@link Model#SHARED} has one sinusoid for all bands and a mean for each: their {@code Nbase =
 * 1, Nband = 0}, strong where observations are few. {@link Model#PER_BAND} has a sinusoid and a
 * mean for each band: {@code Nbase = 0, Nband = 1}, right where amplitudes and phases differ.
 *
 * <pre>{@code
 * Periodogram periodogram = MultiBandLombScargle.of(List.of(g, r, i), grid, MultiBandLombScargle.Model.SHARED, options);
 * }</pre>
 */
public final class MultiBandLombScargle {
  /** What the bands have in common beside the period. */
  public enum Model {
    /** All but the mean. */
    SHARED,
    /** Nothing. */
    PER_BAND
  }

  private MultiBandLombScargle() {}

  /**
   * The periodogram. The constant model has a mean for each band.
   *
   * @param bands points of every band; one without points is an error
   * @param grid frequencies, per day
   * @throws org.alidade.array.BadInputException if there is no band, a band has no point, or an
   *     error is not positive
   */
  public static Periodogram of(
      Collection<Series> bands, FrequencyGrid grid, Model model, LombScargleOptions options) {
    return Models.periodogram(
        Models.of(
            bands,
            options.terms(),
            options.floatingMean(),
            model == Model.SHARED,
            "MultiBandLombScargle"),
        grid,
        options);
  }
}
