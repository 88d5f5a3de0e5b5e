package org.alidade.transients.database;

import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * Which observations are listed.
 *
 * @param survey of this survey; null for all
 * @param status in this state; null for all
 * @param type of this type; null for both
 * @param snName of this supernova; null for all
 * @param limit greatest number, 1 to 1000
 * @param offset number that is left out before
 */
public record ObservationFilter(
    @Nullable UUID survey,
    @Nullable ObservationStatus status,
    @Nullable ObservationType type,
    @Nullable String snName,
    int limit,
    int offset) {
  /**
   * Checks the numbers.
   *
   * @throws BadInputException if they are out of range
   */
  public ObservationFilter {
    if (limit < 1 || limit > 1000 || offset < 0) {
      throw new BadInputException(
          "limit " + limit + ", offset " + offset, "list", "use a limit from 1 to 1000");
    }
  }

  /** The first hundred of all. */
  public static ObservationFilter all() {
    return new ObservationFilter(null, null, null, null, 100, 0);
  }

  /** Those of a survey. */
  public ObservationFilter withSurvey(@Nullable UUID value) {
    return new ObservationFilter(value, status, type, snName, limit, offset);
  }

  /** Those in a state. */
  public ObservationFilter withStatus(@Nullable ObservationStatus value) {
    return new ObservationFilter(survey, value, type, snName, limit, offset);
  }

  /** Those of a type. */
  public ObservationFilter withType(@Nullable ObservationType value) {
    return new ObservationFilter(survey, status, value, snName, limit, offset);
  }

  /** Those of a supernova. */
  public ObservationFilter withSnName(@Nullable String value) {
    return new ObservationFilter(survey, status, type, value, limit, offset);
  }

  /** Another part of the list. */
  public ObservationFilter withPage(int newLimit, int newOffset) {
    return new ObservationFilter(survey, status, type, snName, newLimit, newOffset);
  }
}
