package org.alidade.transients.archive;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.alidade.transients.ObservationType;

/**
 * The times at which images are references or science images of a supernova (spec transient 3.3):
 * references begin at least a day before 0 h UTC of the day of discovery, science images from that
 * moment on; both limits are included.
 *
 * <p>Example: {@code new SearchWindow(LocalDate.of(2014, 1, 21), 1095, 1825).classify(56000.5)}.
 *
 * @param discovered day of discovery
 * @param daysBefore how long before it a reference may be
 * @param daysAfter how long after it a science image may be
 */
public record SearchWindow(LocalDate discovered, double daysBefore, double daysAfter) {
  private static final long EPOCH_DAY_OF_MJD_0 = -40_587;

  /** Images in the day before the discovery may show the supernova already. */
  private static final double GUARD_DAYS = 1;

  /**
   * Checks the values.
   *
   * @throws BadInputException if a number of days is negative or not finite
   */
  public SearchWindow {
    if (!(daysBefore >= 0 && daysAfter >= 0 && daysBefore + daysAfter < 1e7)) {
      throw new BadInputException(
          daysBefore + " days before and " + daysAfter + " after",
          "a window around a discovery",
          "use 0 or more");
    }
  }

  /** Modified Julian date of 0 h UTC of the day of discovery. */
  public double discoveryMjd() {
    return discovered.toEpochDay() - (double) EPOCH_DAY_OF_MJD_0;
  }

  /** Earliest start of an exposure that is wanted, MJD. */
  public double firstMjd() {
    return discoveryMjd() - daysBefore;
  }

  /** Latest start of an exposure that is wanted, MJD. */
  public double lastMjd() {
    return discoveryMjd() + daysAfter;
  }

  /**
   * What an exposure is.
   *
   * @param startMjd its start, MJD; empty if unknown
   * @return empty if it is neither
   */
  public Optional<ObservationType> classify(OptionalDouble startMjd) {
    if (startMjd.isEmpty()) {
      return Optional.empty();
    }
    double start = startMjd.getAsDouble();
    if (start >= firstMjd() && start <= discoveryMjd() - GUARD_DAYS) {
      return Optional.of(ObservationType.REFERENCE);
    }
    boolean science = start >= discoveryMjd() && start <= lastMjd();
    return science ? Optional.of(ObservationType.SCIENCE) : Optional.empty();
  }
}
