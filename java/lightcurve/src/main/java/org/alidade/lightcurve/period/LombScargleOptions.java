package org.alidade.lightcurve.period;

import org.alidade.array.BadInputException;
import org.alidade.lightcurve.internal.period.HarmonicModel;
import org.alidade.math.ThreadBudget;

/**
 * How a periodogram is made.
 *
 * <pre>{@code
 * LombScargleOptions options = LombScargleOptions.defaults().withTerms(2).withMethod(LombScargleOptions.Method.DIRECT);
 * }</pre>
 *
 * @param terms harmonics of the model, 1 for a sinusoid
 * @param floatingMean whether the mean is fitted at every frequency; it is subtracted once if not
 * @param normalization how the power is expressed
 * @param method how the sums are taken
 * @param threads threads to use, the calling one included; powers do not depend on them
 */
public record LombScargleOptions(
    int terms, boolean floatingMean, Normalization normalization, Method method, int threads) {
  /** How the sums of sines and cosines are taken. */
  public enum Method {
    /** Directly for small grids, by Fourier transform for others. */
    AUTO(HarmonicModel.Sums.CHEAPEST),
    /** Term by term, exact to rounding. */
    DIRECT(HarmonicModel.Sums.DIRECT),
    /** By Fourier transform: standard powers are off by some 1e-9, 1e-7 at most. */
    FOURIER(HarmonicModel.Sums.FOURIER);

    private final HarmonicModel.Sums sums;

    Method(HarmonicModel.Sums sums) {
      this.sums = sums;
    }

    HarmonicModel.Sums sums() {
      return sums;
    }
  }

  /**
   * Checks the figures.
   *
   * @throws BadInputException if there is no harmonic or no thread
   */
  public LombScargleOptions {
    if (terms < 1 || threads < 1) {
      throw new BadInputException(
          terms + " terms, " + threads + " threads", "LombScargleOptions", "use 1 or more");
    }
  }

  /** A sinusoid with floating mean, standard normalisation, all processors. */
  public static LombScargleOptions defaults() {
    return new LombScargleOptions(
        1, true, Normalization.STANDARD, Method.AUTO, ThreadBudget.current().threads());
  }

  /** The same with another number of harmonics. */
  public LombScargleOptions withTerms(int number) {
    return new LombScargleOptions(number, floatingMean, normalization, method, threads);
  }

  /** The same with the mean fitted at every frequency, or subtracted once. */
  public LombScargleOptions withFloatingMean(boolean floating) {
    return new LombScargleOptions(terms, floating, normalization, method, threads);
  }

  /** The same with another normalisation. */
  public LombScargleOptions withNormalization(Normalization other) {
    return new LombScargleOptions(terms, floatingMean, other, method, threads);
  }

  /** The same with another way to take the sums. */
  public LombScargleOptions withMethod(Method other) {
    return new LombScargleOptions(terms, floatingMean, normalization, other, threads);
  }

  /** The same with another number of threads. */
  public LombScargleOptions withThreads(int number) {
    return new LombScargleOptions(terms, floatingMean, normalization, method, number);
  }
}
