package org.alidade.spherex.results;

import java.util.Collection;
import java.util.Objects;
import org.alidade.array.BadInputException;
import org.alidade.spherex.FlagPolicy;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.UpperLimitRule;
import org.alidade.spherex.VisualizationOptions;

/**
 * Tells good measurements from bad ones; only figures ask, files keep everything (spec spherex 9).
 *
 * <pre>{@code
 * QualityControl control = QualityControl.of(photometryOptions, visualizationOptions);
 * List<PhotometryResult> good = curve.results().stream().filter(control::isGood).toList();
 * }</pre>
 *
 * @param flags flags that spoil a measurement
 * @param sigmaThreshold smallest signal-to-noise ratio of a good measurement
 * @param upperLimits which measurements are limits
 */
public record QualityControl(FlagPolicy flags, double sigmaThreshold, UpperLimitRule upperLimits) {
  /** Errors between zero, or the flux, and a limit of the n-sigma rule. */
  public static final double LIMIT_SIGMAS = 3;

  /**
   * Checks the threshold.
   *
   * @throws BadInputException if the threshold is not positive
   */
  public QualityControl {
    Objects.requireNonNull(flags);
    Objects.requireNonNull(upperLimits);
    if (!(sigmaThreshold > 0)) {
      throw new BadInputException(
          "value " + sigmaThreshold, "sigma_threshold", "use a number above 0");
    }
  }

  /** The control that the options of a run ask for. */
  public static QualityControl of(PhotometryOptions photometry, VisualizationOptions figures) {
    return new QualityControl(
        FlagPolicy.ofBits(photometry.badFlags()),
        figures.sigmaThreshold(),
        figures.upperLimitRule());
  }

  /** Whether a rejected flag is set. */
  public boolean failsFlags(PhotometryResult result) {
    return flags.rejects(result.flag());
  }

  /** Whether the signal-to-noise ratio is below the threshold, or no number. */
  public boolean failsSignal(PhotometryResult result) {
    return !(result.signalToNoise() >= sigmaThreshold);
  }

  /** Whether neither flags nor signal fail. */
  public boolean isGood(PhotometryResult result) {
    return !failsFlags(result) && !failsSignal(result);
  }

  /** Whether the rule takes it for a limit. */
  public boolean isUpperLimit(PhotometryResult result) {
    return switch (upperLimits) {
      case REFERENCE -> result.isUpperLimit();
      case NSIGMA ->
          result.fluxErrorMicrojansky() > 0
              && result.fluxMicrojansky() < LIMIT_SIGMAS * result.fluxErrorMicrojansky();
    };
  }

  /** Where the limit lies, uJy. */
  public double limitMicrojansky(PhotometryResult result) {
    double flux = result.fluxMicrojansky();
    double error = result.fluxErrorMicrojansky();
    return switch (upperLimits) {
      case REFERENCE -> flux + error;
      case NSIGMA -> Math.max(flux, 0) + LIMIT_SIGMAS * error;
    };
  }

  /**
   * The class of a measurement. By the n-sigma rule clean flags make a good limit; by the
   * reference's rule it must pass the threshold as well, which limits do only where that is below
   * 1.
   */
  public QualityClass classify(PhotometryResult result) {
    if (!isUpperLimit(result)) {
      return isGood(result) ? QualityClass.GOOD_REGULAR : QualityClass.REJECTED_REGULAR;
    }
    boolean good = upperLimits == UpperLimitRule.NSIGMA ? !failsFlags(result) : isGood(result);
    return good ? QualityClass.GOOD_UPPER_LIMIT : QualityClass.REJECTED_UPPER_LIMIT;
  }

  /** Counts what passes and what fails for which reason. */
  public FilterStatistics statistics(Collection<PhotometryResult> results) {
    int good = 0;
    int signal = 0;
    int flag = 0;
    int both = 0;
    for (PhotometryResult result : results) {
      boolean failsSignal = failsSignal(result);
      boolean failsFlags = failsFlags(result);
      if (failsSignal && failsFlags) {
        both++;
      } else if (failsSignal) {
        signal++;
      } else if (failsFlags) {
        flag++;
      } else {
        good++;
      }
    }
    return new FilterStatistics(
        results.size(), good, signal, flag, both, sigmaThreshold, flags.bits(), flags.mask());
  }
}
