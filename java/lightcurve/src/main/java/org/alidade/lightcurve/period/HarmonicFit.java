package org.alidade.lightcurve.period;

import java.util.List;
import org.alidade.lightcurve.internal.period.HarmonicModel;
import org.alidade.lightcurve.statistics.Series;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.univariate.BrentOptimizer;
import org.hipparchus.optim.univariate.SearchInterval;
import org.hipparchus.optim.univariate.UnivariateObjectiveFunction;

/**
 * The best harmonics of one frequency: {@code mean + sum over k of a_k cos(2 pi k f (t - t0)) + b_k
 * sin(...)}.
 *
 * <pre>{@code
 * HarmonicFit fit = HarmonicFit.refined(series, periodogram.bestFrequency(), grid.step(), 3);
 * double amplitude = fit.amplitude(1);
 * }</pre>
 *
 * @param frequency f, per day
 * @param originDays t0, in the times' own system, days
 * @param mean mean of the model, unit of the values
 * @param coefficients a_1, b_1, a_2, b_2 ..., unit of the values
 * @param standardPower fraction of chi-squared that the harmonics take away
 */
@SuppressWarnings("ArrayRecordComponent") // a short list of coefficients, owned by the caller
public record HarmonicFit(
    double frequency, double originDays, double mean, double[] coefficients, double standardPower) {
  private static final double RELATIVE_ACCURACY = 1e-12;
  private static final double STEP_ACCURACY = 1e-4;
  private static final int EVALUATIONS = 200;

  /**
   * Fits harmonics of a frequency, weighted with the errors.
   *
   * @param frequency per day
   * @param terms number of harmonics
   */
  public static HarmonicFit of(Series series, double frequency, int terms) {
    HarmonicModel model = Models.of(List.of(series), terms, true, true, "HarmonicFit");
    double[] coefficients = model.coefficientsAt(frequency).get(0);
    HarmonicFit shape =
        new HarmonicFit(
            frequency,
            series.times()[0],
            0,
            coefficients,
            model.reductionAt(frequency) / model.chiSquared());
    double mean = Models.weightedMean(shape.residuals(series));
    return new HarmonicFit(frequency, shape.originDays, mean, coefficients, shape.standardPower);
  }

  /**
   * Fits harmonics of the frequency near a peak that serves best (Brent's method on exact powers).
   *
   * @param frequency a frequency close to the peak, per day
   * @param within how far the peak may be from it, per day; the step of the grid searched
   * @param terms number of harmonics
   */
  public static HarmonicFit refined(Series series, double frequency, double within, int terms) {
    HarmonicModel model = Models.of(List.of(series), terms, true, true, "HarmonicFit");
    return of(series, refine(model, frequency, within), terms);
  }

  static double refine(HarmonicModel model, double frequency, double within) {
    double low = Math.max(frequency - within, 0.5 * frequency);
    double high = frequency + within;
    return new BrentOptimizer(RELATIVE_ACCURACY, STEP_ACCURACY * within)
        .optimize(
            new MaxEval(EVALUATIONS),
            new UnivariateObjectiveFunction(model::reductionAt),
            GoalType.MAXIMIZE,
            new SearchInterval(low, high, frequency))
        .getPoint();
  }

  /** Number of harmonics. */
  public int terms() {
    return coefficients.length / 2;
  }

  /**
   * Half of the range of one harmonic, unit of the values.
   *
   * @param harmonic from 1
   */
  public double amplitude(int harmonic) {
    return Math.hypot(coefficients[2 * harmonic - 2], coefficients[2 * harmonic - 1]);
  }

  /** The model at a time. */
  public double value(double timeDays) {
    double angle = 2 * Math.PI * frequency * (timeDays - originDays);
    double sum = mean;
    for (int k = 1; k <= terms(); k++) {
      sum +=
          coefficients[2 * k - 2] * Math.cos(k * angle)
              + coefficients[2 * k - 1] * Math.sin(k * angle);
    }
    return sum;
  }

  /** The series less the model. */
  public Series residuals(Series series) {
    double[] values = new double[series.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = series.values()[i] - value(series.times()[i]);
    }
    return series.withValues(values);
  }
}
