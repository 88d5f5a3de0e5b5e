package org.alidade.lightcurve.period;

import java.util.Arrays;
import org.alidade.lightcurve.internal.period.WindowSums;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.math.ThreadBudget;

/**
 * What the times of observation alone do to a periodogram: {@code |sum exp(2 pi i f t)|^2 / n^2}
 * (Deeming 1975, Ap&amp;SS 36, 137). A peak at {@code g} says that every true frequency {@code f}
 * has aliases at {@code f + g} and {@code f - g}.
 *
 * <p>Example: {@code double[] window = SpectralWindow.of(series, grid);}
 */
public final class SpectralWindow {
  private SpectralWindow() {}

  /**
   * The window function.
   *
   * @param grid frequencies, per day
   * @return from 0 to 1, one per frequency
   */
  public static double[] of(Series series, FrequencyGrid grid) {
    double first = series.size() == 0 ? 0 : series.times()[0];
    double[] times = Arrays.stream(series.times()).map(time -> time - first).toArray();
    return WindowSums.of(times, grid.first(), grid.step(), grid.count(), ThreadBudget.current());
  }
}
