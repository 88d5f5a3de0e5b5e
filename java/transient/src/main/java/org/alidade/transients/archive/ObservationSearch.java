package org.alidade.transients.archive;

import java.util.OptionalDouble;
import org.alidade.array.BadInputException;

/**
 * What an archive is asked for.
 *
 * @param raDegrees right ascension, degrees
 * @param decDegrees declination, degrees
 * @param radiusDegrees radius around it, degrees
 * @param firstMjd earliest start of the exposure, MJD, if it matters
 * @param lastMjd latest start of the exposure, MJD, if it matters
 */
public record ObservationSearch(
    double raDegrees,
    double decDegrees,
    double radiusDegrees,
    OptionalDouble firstMjd,
    OptionalDouble lastMjd) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if the position is not on the sky or the radius not positive
   */
  public ObservationSearch {
    boolean onSky = raDegrees >= 0 && raDegrees <= 360 && Math.abs(decDegrees) <= 90;
    if (!onSky || !(radiusDegrees > 0 && radiusDegrees <= 180)) {
      throw new BadInputException(
          radiusDegrees + " degrees around " + raDegrees + ", " + decDegrees,
          "an archive query",
          "give a position on the sky and a positive radius");
    }
  }
}
