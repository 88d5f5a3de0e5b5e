package org.alidade.lightcurve.period;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.statistics.MiddleValue;
import org.alidade.lightcurve.statistics.Series;

/**
 * A light curve folded with a period (spec lightcurve 14.3).
 *
 * <pre>{@code
 * PhaseFold fold = PhaseFold.of(series, 0.5682, series.times()[0]);
 * List<PhaseFold.Bin> shape = fold.binned(series.values(), 20);
 * }</pre>
 *
 * @param periodDays period, days
 * @param originDays time of phase 0, in the times' own system, days
 * @param phases phase of every point, 0 or above and below 1
 * @param cycles whole periods between the origin and every point
 */
@SuppressWarnings("ArrayRecordComponent") // results, owned by the caller
public record PhaseFold(double periodDays, double originDays, double[] phases, long[] cycles) {
  /** Standard error of the median over that of the mean, for normal noise: {@code sqrt(pi/2)}. */
  private static final double MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

  /**
   * Folds.
   *
   * @param periodDays period, days
   * @param originDays time of phase 0, days
   * @throws BadInputException if the period is not positive
   */
  public static PhaseFold of(Series series, double periodDays, double originDays) {
    if (!(periodDays > 0 && Double.isFinite(periodDays))) {
      throw new BadInputException(
          "a period of " + periodDays + " days", "PhaseFold", "use a positive one");
    }
    double[] phases = new double[series.size()];
    long[] cycles = new long[series.size()];
    for (int i = 0; i < phases.length; i++) {
      double turns = (series.times()[i] - originDays) / periodDays;
      double whole = Math.floor(turns);
      double phase = turns - whole;
      cycles[i] = (long) whole;
      phases[i] = phase < 1 ? phase : 0;
    }
    return new PhaseFold(periodDays, originDays, phases, cycles);
  }

  /** The phases and, behind them, the same plus 1, for figures of two cycles. */
  public double[] twoCycles() {
    double[] twice = Arrays.copyOf(phases, 2 * phases.length);
    for (int i = 0; i < phases.length; i++) {
      twice[phases.length + i] = phases[i] + 1;
    }
    return twice;
  }

  /**
   * One bin of a folded light curve.
   *
   * @param phase middle of the bin
   * @param median median of its values, NaN if it is empty
   * @param error standard error of the median, from the scatter in the bin; NaN for less than two
   *     values
   * @param count number of values
   */
  public record Bin(double phase, double median, double error, int count) {}

  /**
   * Medians of equal bins of phase.
   *
   * @param values one per point
   * @param bins number of bins
   */
  public List<Bin> binned(double[] values, int bins) {
    if (values.length != phases.length || bins < 1) {
      throw new BadInputException(
          values.length + " values of " + phases.length + " phases in " + bins + " bins",
          "PhaseFold",
          "give one value per point, and 1 bin or more");
    }
    List<List<Double>> members = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      members.add(new ArrayList<>());
    }
    for (int i = 0; i < values.length; i++) {
      members.get(Math.min(bins - 1, (int) (phases[i] * bins))).add(values[i]);
    }
    List<Bin> result = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      double[] inBin = members.get(bin).stream().mapToDouble(Double::doubleValue).toArray();
      result.add(
          new Bin((bin + 0.5) / bins, MiddleValue.of(inBin), medianError(inBin), inBin.length));
    }
    return List.copyOf(result);
  }

  private static double medianError(double[] values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    int count = values.length;
    return count < 2 ? Double.NaN : MEDIAN_ERROR * Math.sqrt(squares / (count - 1) / count);
  }
}
