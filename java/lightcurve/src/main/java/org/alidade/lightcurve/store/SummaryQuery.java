package org.alidade.lightcurve.store;

import java.util.OptionalInt;
import org.alidade.array.BadInputException;

/**
 * Which summaries are wanted (spec lightcurve 4.4), the most variable first.
 *
 * @param typeId measurement type, all if empty
 * @param smallestDeviation standard deviations above this one
 * @param fewestValid at least so many valid epochs
 * @param limit at most so many rows
 */
public record SummaryQuery(
    OptionalInt typeId, double smallestDeviation, int fewestValid, int limit) {
  /**
   * Checks the limits.
   *
   * @throws BadInputException if a number is negative or no row is wanted
   */
  public SummaryQuery {
    if (!(smallestDeviation >= 0) || fewestValid < 0 || limit < 1) {
      throw new BadInputException(
          "deviation " + smallestDeviation + ", epochs " + fewestValid + ", limit " + limit,
          "search of summaries",
          "give numbers of zero or more, and a limit of one at least");
    }
  }

  /** Deviation above 0.01, 100 valid epochs, 1000 rows, all types. */
  public static SummaryQuery defaults() {
    return new SummaryQuery(OptionalInt.empty(), 0.01, 100, 1000);
  }

  /** The same for one measurement type. */
  public SummaryQuery ofType(int id) {
    return new SummaryQuery(OptionalInt.of(id), smallestDeviation, fewestValid, limit);
  }

  /** The same with another smallest standard deviation. */
  public SummaryQuery above(double deviation) {
    return new SummaryQuery(typeId, deviation, fewestValid, limit);
  }

  /** The same with another fewest number of valid epochs. */
  public SummaryQuery withFewestValid(int epochs) {
    return new SummaryQuery(typeId, smallestDeviation, epochs, limit);
  }

  /** The same with another limit. */
  public SummaryQuery withLimit(int rows) {
    return new SummaryQuery(typeId, smallestDeviation, fewestValid, rows);
  }
}
