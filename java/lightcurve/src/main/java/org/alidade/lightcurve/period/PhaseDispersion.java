package org.alidade.lightcurve.period;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.period.FoldedScatter;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.math.ThreadBudget;

/**
 * Searches that ask how orderly the folded light curve is, whatever its shape: phase dispersion
 * minimisation (Stellingwerf 1978, ApJ 224, 953) and string length (Dworetsky 1983, MNRAS 203,
 * 917). The best frequency is that of the smallest number. Errors are not used.
 *
 * <pre>{@code
 * double[] theta = PhaseDispersion.theta(series, grid, 10);
 * double period = 1 / grid.frequency(PhaseDispersion.smallest(theta));
 * }</pre>
 */
public final class PhaseDispersion {
  private static final int MOST_POINTS = 1 << 21;

  private PhaseDispersion() {}

  /**
   * Variance within bins of phase over the variance of all: about 1 without a period, near 0 with
   * the right one.
   *
   * @param grid frequencies, per day
   * @param bins bins of phase
   * @return one per frequency
   * @throws BadInputException if there are less than two points or bins
   */
  public static double[] theta(Series series, FrequencyGrid grid, int bins) {
    check(series, bins);
    double[] times = fromFirst(series);
    return each(
        grid,
        () -> {
          FoldedScatter folded = new FoldedScatter(times, series.values());
          return frequency -> folded.dispersion(frequency, bins);
        });
  }

  /**
   * Length of the line that joins the points in order of phase, with the values scaled to half of
   * the phase's extent.
   *
   * @param grid frequencies, per day
   * @return one per frequency
   * @throws BadInputException if there are less than two points or all values are the same
   */
  public static double[] stringLength(Series series, FrequencyGrid grid) {
    check(series, 2);
    double low = Arrays.stream(series.values()).min().orElseThrow();
    double high = Arrays.stream(series.values()).max().orElseThrow();
    if (low == high) {
      throw new BadInputException(
          "all values are " + low, "PhaseDispersion", "give a light curve that varies");
    }
    double[] scaled =
        Arrays.stream(series.values()).map(v -> 0.5 * (v - low) / (high - low) - 0.25).toArray();
    double[] times = fromFirst(series);
    return each(
        grid,
        () -> {
          FoldedScatter folded = new FoldedScatter(times, series.values());
          return frequency -> folded.stringLength(frequency, scaled);
        });
  }

  private static void check(Series series, int bins) {
    if (series.size() < 2 || series.size() > MOST_POINTS || bins < 2) {
      throw new BadInputException(
          series.size() + " points, " + bins + " bins",
          "PhaseDispersion",
          "give 2 to " + MOST_POINTS + " points, and 2 bins or more");
    }
  }

  private static double[] fromFirst(Series series) {
    double first = series.times()[0];
    return Arrays.stream(series.times()).map(time -> time - first).toArray();
  }

  private static double[] each(FrequencyGrid grid, Supplier<DoubleUnaryOperator> measure) {
    double[] result = new double[grid.count()];
    ThreadBudget budget = ThreadBudget.current();
    DoubleUnaryOperator[] perWorker = new DoubleUnaryOperator[budget.threads()];
    Arrays.setAll(perWorker, worker -> measure.get());
    budget.forEachWorker(
        grid.count(),
        (worker, index) ->
            result[(int) index] = perWorker[worker].applyAsDouble(grid.frequency((int) index)));
    return result;
  }

  /** Index of the smallest number. */
  public static int smallest(double[] values) {
    int smallest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[smallest]) {
        smallest = i;
      }
    }
    return smallest;
  }
}
