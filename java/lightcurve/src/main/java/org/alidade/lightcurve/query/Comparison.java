package org.alidade.lightcurve.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Comparing two terms; comparisons with NaN are false, except {@code !=}. */
final class Comparison {
  private Comparison() {}

  /** Answer for every row of one comparison. */
  static IntPredicate of(Term left, Token operator, Term right) {
    if (left instanceof Term.Numeric a && right instanceof Term.Numeric b) {
      return numbers(a, operator.text(), b);
    }
    if (left instanceof Term.Logical a && right instanceof Term.Logical b) {
      return truths(a, operator, b);
    }
    if (left instanceof Term.Textual a && right instanceof Term.Textual b) {
      return texts(a, operator.text(), b);
    }
    if (left instanceof Term.Textual a && right instanceof Term.Numeric b) {
      return texts(a, operator.text(), written(b, left, operator));
    }
    if (left instanceof Term.Numeric a && right instanceof Term.Textual b) {
      return texts(written(a, right, operator), operator.text(), b);
    }
    throw mixed(left, right, operator);
  }

  /** Keys are texts also where they look like numbers, so a number stands for what was written. */
  private static Term.Textual written(Term.Numeric number, Term other, Token operator) {
    boolean equality = operator.text().equals("==") || operator.text().equals("!=");
    if (number.literal().isEmpty() || !equality) {
      throw mixed(number, other, operator);
    }
    return new Term.Textual(row -> number.literal());
  }

  private static QueryException mixed(Term left, Term right, Token operator) {
    return new QueryException(
        left.kind() + " cannot be compared with " + right.kind(),
        operator.position(),
        "write texts in quotes and numbers without");
  }

  private static IntPredicate numbers(Term.Numeric left, String operator, Term.Numeric right) {
    var a = left.of();
    var b = right.of();
    return switch (operator) {
      case "<" -> row -> a.applyAsDouble(row) < b.applyAsDouble(row);
      case "<=" -> row -> a.applyAsDouble(row) <= b.applyAsDouble(row);
      case ">" -> row -> a.applyAsDouble(row) > b.applyAsDouble(row);
      case ">=" -> row -> a.applyAsDouble(row) >= b.applyAsDouble(row);
      case "==" -> row -> a.applyAsDouble(row) == b.applyAsDouble(row);
      default -> row -> a.applyAsDouble(row) != b.applyAsDouble(row);
    };
  }

  private static IntPredicate texts(Term.Textual left, String operator, Term.Textual right) {
    var a = left.of();
    var b = right.of();
    return switch (operator) {
      case "<" -> row -> a.apply(row).compareTo(b.apply(row)) < 0;
      case "<=" -> row -> a.apply(row).compareTo(b.apply(row)) <= 0;
      case ">" -> row -> a.apply(row).compareTo(b.apply(row)) > 0;
      case ">=" -> row -> a.apply(row).compareTo(b.apply(row)) >= 0;
      case "==" -> row -> a.apply(row).equals(b.apply(row));
      default -> row -> !a.apply(row).equals(b.apply(row));
    };
  }

  private static IntPredicate truths(Term.Logical left, Token operator, Term.Logical right) {
    return switch (operator.text()) {
      case "==" -> row -> left.of().test(row) == right.of().test(row);
      case "!=" -> row -> left.of().test(row) != right.of().test(row);
      default ->
          throw new QueryException(
              "true and false have no order", operator.position(), "use == or !=");
    };
  }

  /** Whether a term is one of a list of numbers and texts. */
  static IntPredicate in(Term left, List<Token> list, Token operator) {
    if (left instanceof Term.Textual text) {
      Set<String> wanted = new HashSet<>();
      list.forEach(item -> wanted.add(item.text()));
      return row -> wanted.contains(text.of().apply(row));
    }
    if (left instanceof Term.Numeric number) {
      Set<Double> wanted = new HashSet<>();
      list.forEach(item -> wanted.add(number(item)));
      return row -> wanted.contains(number.of().applyAsDouble(row) + 0.0);
    }
    throw new QueryException(
        "true or false cannot be looked for in a list", operator.position(), "use and, or, not");
  }

  private static double number(Token item) {
    if (item.kind() != Token.Kind.NUMBER) {
      throw new QueryException(
          "a text in a list of numbers", item.position(), "write numbers without quotes");
    }
    return Double.parseDouble(item.text()) + 0.0;
  }
}
