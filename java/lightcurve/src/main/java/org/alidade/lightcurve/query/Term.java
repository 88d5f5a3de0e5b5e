package org.alidade.lightcurve.query;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/** What a part of a condition gives for a row. */
sealed interface Term {
  /**
   * A number.
   *
   * @param of number of a row
   * @param literal how it was written; empty unless it is a constant
   */
  record Numeric(IntToDoubleFunction of, String literal) implements Term {}

  /**
   * A text.
   *
   * @param of text of a row
   */
  record Textual(IntFunction<String> of) implements Term {}

  /**
   * Yes or no.
   *
   * @param of answer for a row
   */
  record Logical(IntPredicate of) implements Term {}

  /** What it is, in words. */
  default String kind() {
    return switch (kindIndex()) {
      case 0 -> "a number";
      case 1 -> "a text";
      default -> "true or false";
    };
  }

  private int kindIndex() {
    if (this instanceof Numeric) {
      return 0;
    }
    return this instanceof Textual ? 1 : 2;
  }
}
