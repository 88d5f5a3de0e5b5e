package org.alidade.transients.archive;

import java.util.List;
import org.alidade.array.BadInputException;

/**
 * What is asked about each supernova (spec transient 3.1).
 *
 * <p>Example: {@code QueryOptions.defaults().withMissions(List.of("HST")).withDays(365, 365)}.
 *
 * @param missions names of missions; none, or NONE, for no filter
 * @param daysBefore how long before the discovery a reference may be
 * @param daysAfter how long after the discovery a science image may be
 * @param radiusDegrees radius around the supernova, degrees
 * @param timeFilter whether images are divided by time; else all are both reference and science
 */
public record QueryOptions(
    List<String> missions,
    double daysBefore,
    double daysAfter,
    double radiusDegrees,
    boolean timeFilter) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public QueryOptions {
    missions = List.copyOf(missions);
    check(daysBefore >= 0 && daysBefore <= 1e6, daysBefore, "days-before");
    check(daysAfter >= 0 && daysAfter <= 1e6, daysAfter, "days-after");
    check(radiusDegrees > 0 && radiusDegrees <= 30, radiusDegrees, "radius");
  }

  /** GALEX, PS1, SWIFT and TESS within 0.1 degrees, 1095 days before and 1825 after. */
  public static QueryOptions defaults() {
    return new QueryOptions(List.of("GALEX", "PS1", "SWIFT", "TESS"), 1095, 1825, 0.1, true);
  }

  /** The same for other missions; none for no filter. */
  public QueryOptions withMissions(List<String> names) {
    return new QueryOptions(names, daysBefore, daysAfter, radiusDegrees, timeFilter);
  }

  /** The same with other times before and after the discovery, days. */
  public QueryOptions withDays(double before, double after) {
    return new QueryOptions(missions, before, after, radiusDegrees, timeFilter);
  }

  /** The same with another radius, degrees. */
  public QueryOptions withRadiusDegrees(double radius) {
    return new QueryOptions(missions, daysBefore, daysAfter, radius, timeFilter);
  }

  /** The same with or without division by time. */
  public QueryOptions withTimeFilter(boolean filter) {
    return new QueryOptions(missions, daysBefore, daysAfter, radiusDegrees, filter);
  }

  private static void check(boolean right, double value, String name) {
    if (!right) {
      throw new BadInputException(
          name + " is " + value, "query options", "choose a value in range");
    }
  }
}
