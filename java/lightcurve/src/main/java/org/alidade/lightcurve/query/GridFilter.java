package org.alidade.lightcurve.query;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.alidade.array.BadInputException;

/**
 * A filter on one column of a page (spec lightcurve 12.8): texts that contain another, whatever the
 * case and taken literally, or numbers compared with another.
 *
 * @param column name; a column that the table does not have filters nothing
 * @param kind how to compare
 * @param value what to compare with
 */
public record GridFilter(String column, Kind kind, String value) {
  /** Comparisons. */
  public enum Kind {
    /** The text contains the value, whatever the case. */
    CONTAINS("contains"),
    /** The number is the value. */
    EQUALS("equals"),
    /** The number is another; also NaN. */
    NOT_EQUAL("notEqual"),
    /** The number is larger. */
    GREATER_THAN("greaterThan"),
    /** The number is larger or the same. */
    GREATER_THAN_OR_EQUAL("greaterThanOrEqual"),
    /** The number is smaller. */
    LESS_THAN("lessThan"),
    /** The number is smaller or the same. */
    LESS_THAN_OR_EQUAL("lessThanOrEqual");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Name in requests, such as {@code greaterThan}. */
    public String label() {
      return label;
    }

    /**
     * The comparison of a name.
     *
     * @throws BadInputException if there is none
     */
    public static Kind of(String label) {
      for (Kind kind : values()) {
        if (kind.label.equals(label)) {
          return kind;
        }
      }
      throw new BadInputException(
          "no filter " + label, "filter", "use contains, equals, greaterThan or lessThan");
    }
  }

  /** Whether a row passes. */
  IntPredicate on(TableValues table) {
    if (!table.has(column)) {
      return row -> true;
    }
    if (kind == Kind.CONTAINS) {
      String[] texts = table.texts(column);
      String wanted = value.toLowerCase(Locale.ROOT);
      return row -> texts[row].toLowerCase(Locale.ROOT).contains(wanted);
    }
    double[] numbers = table.numbers(column);
    double limit = number();
    return switch (kind) {
      case EQUALS -> row -> numbers[row] == limit;
      case NOT_EQUAL -> row -> numbers[row] != limit;
      case GREATER_THAN -> row -> numbers[row] > limit;
      case GREATER_THAN_OR_EQUAL -> row -> numbers[row] >= limit;
      case LESS_THAN -> row -> numbers[row] < limit;
      default -> row -> numbers[row] <= limit;
    };
  }

  private double number() {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      BadInputException failure =
          new BadInputException(
              "\"" + value + "\" is no number", "filter of column " + column, "give a number");
      failure.initCause(e);
      throw failure;
    }
  }
}
