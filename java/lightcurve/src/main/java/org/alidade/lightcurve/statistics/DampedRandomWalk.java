package org.alidade.lightcurve.statistics;

import org.alidade.array.BadInputException;
import org.hipparchus.analysis.MultivariateFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A damped random walk, the usual model of the light curves of active nuclei (Kelly, Bechtold and
 * Siemiginowska 2009, ApJ 698, 895): a Gaussian process of covariance {@code sigma^2 exp(-|dt| /
 * tau)} about a constant mean, seen with independent errors.
 *
 * <p>The likelihood takes one pass over the points, for the process has no memory beyond its last
 * value; the mean is the most likely one for each pair of parameters.
 *
 * <pre>{@code
 * DampedRandomWalk walk = DampedRandomWalk.fit(Series.of(curve));
 * double drive = walk.sigma() * Math.sqrt(2 / walk.tauDays());  // mag per square root of a day
 * }</pre>
 *
 * @param sigma standard deviation over long times, unit of the values
 * @param tauDays damping time, days
 * @param mean most likely mean, unit of the values
 * @param logLikelihood natural logarithm of the likelihood
 */
public record DampedRandomWalk(double sigma, double tauDays, double mean, double logLikelihood) {
  private static final String NAME = "DampedRandomWalk";
  private static final int FEWEST_POINTS = 5;
  private static final int STARTS = 6;
  private static final int EVALUATIONS = 2000;
  private static final double TOLERANCE = 1e-9;
  private static final double FIRST_STEP = 0.5;
  private static final double SPANS_ALLOWED = 100;

  /**
   * The most likely walk, by the simplex method of Nelder and Mead (1965) from the best of several
   * damping times. The damping time is kept below a hundred times the span of the series and above
   * a hundredth of its shortest step, outside of which the likelihood hardly depends on it.
   *
   * @throws BadInputException if there are less than five points, all at one time, or an error is
   *     not positive
   */
  public static DampedRandomWalk fit(Series series) {
    if (series.size() < FEWEST_POINTS || !(series.spanDays() > 0)) {
      throw new BadInputException(
          series.size() + " points over " + series.spanDays() + " days",
          NAME,
          "give five points or more at different times");
    }
    series.requirePositiveErrors(NAME);
    double longest = Math.log(SPANS_ALLOWED * series.spanDays());
    double shortest = Math.log(shortestStep(series) / SPANS_ALLOWED);
    MultivariateFunction likelihood =
        p ->
            p[1] > longest || p[1] < shortest
                ? Double.NEGATIVE_INFINITY
                : of(series, Math.exp(p[0]), Math.exp(p[1])).logLikelihood();
    PointValuePair best =
        new SimplexOptimizer(TOLERANCE, TOLERANCE)
            .optimize(
                new MaxEval(EVALUATIONS),
                new ObjectiveFunction(likelihood),
                GoalType.MAXIMIZE,
                new InitialGuess(start(series, likelihood)),
                new NelderMeadSimplex(new double[] {FIRST_STEP, FIRST_STEP}));
    return of(series, Math.exp(best.getPoint()[0]), Math.exp(best.getPoint()[1]));
  }

  private static double shortestStep(Series series) {
    double shortest = series.spanDays();
    for (int i = 1; i < series.size(); i++) {
      double step = series.times()[i] - series.times()[i - 1];
      shortest = step > 0 ? Math.min(shortest, step) : shortest;
    }
    return shortest;
  }

  private static double[] start(Series series, MultivariateFunction likelihood) {
    double scatter = Moments.of(series.values()).sampleDeviation();
    double logSigma = Math.log(scatter > 0 ? scatter : series.errors()[0]);
    double mostCommonStep = series.spanDays() / series.size();
    double[] best = {logSigma, Math.log(mostCommonStep)};
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < STARTS; i++) {
      double fraction = (double) i / (STARTS - 1);
      double tau = mostCommonStep * Math.pow(series.spanDays() / mostCommonStep, fraction);
      double[] tried = {logSigma, Math.log(tau)};
      double value = likelihood.value(tried);
      if (value > highest) {
        highest = value;
        best = tried;
      }
    }
    return best;
  }

  /**
   * The walk of given parameters with its most likely mean and likelihood.
   *
   * @param sigma standard deviation over long times, unit of the values
   * @param tauDays damping time, days
   */
  public static DampedRandomWalk of(Series series, double sigma, double tauDays) {
    double[] times = series.times();
    double[] errors = series.errors();
    int count = times.length;
    double origin = count == 0 ? 0 : series.values()[0];
    double variance = sigma * sigma;
    // Filters the values and, with the same gains, a constant 1 (Kelly et al. 2009, section 2.2).
    double valueState = 0;
    double unitState = 0;
    double known = variance;
    double squares = 0;
    double products = 0;
    double units = 0;
    double logarithms = 0;
    for (int i = 0; i < count; i++) {
      double decay = i == 0 ? 0 : Math.exp((times[i - 1] - times[i]) / tauDays);
      double predicted = variance + decay * decay * (known - variance);
      double total = predicted + errors[i] * errors[i];
      double valueChange = series.values()[i] - origin - decay * valueState;
      double unitChange = 1 - decay * unitState;
      double gain = predicted / total;
      valueState = decay * valueState + gain * valueChange;
      unitState = decay * unitState + gain * unitChange;
      known = predicted * (1 - gain);
      squares += valueChange * valueChange / total;
      products += valueChange * unitChange / total;
      units += unitChange * unitChange / total;
      logarithms += Math.log(2 * Math.PI * total);
    }
    double shift = products / units;
    return new DampedRandomWalk(
        sigma, tauDays, origin + shift, -0.5 * (squares - shift * products + logarithms));
  }
}
