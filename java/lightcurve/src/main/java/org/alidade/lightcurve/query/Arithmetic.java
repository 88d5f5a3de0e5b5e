package org.alidade.lightcurve.query;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What can be done with numbers. */
final class Arithmetic {
  private static final Map<String, DoubleBinaryOperator> OPERATORS =
      Map.of(
          "+", Double::sum,
          "-", (a, b) -> a - b,
          "*", (a, b) -> a * b,
          "/", (a, b) -> a / b,
          "//", (a, b) -> Math.floor(a / b),
          "%", (a, b) -> a - b * Math.floor(a / b),
          "**", Math::pow);

  /** Functions of one number; angles in degrees, as the columns hold them. */
  private static final Map<String, DoubleUnaryOperator> FUNCTIONS =
      Map.of(
          "abs", Math::abs,
          "sqrt", Math::sqrt,
          "exp", Math::exp,
          "log", Math::log,
          "log10", Math::log10,
          "floor", Math::floor,
          "ceil", Math::ceil,
          "sin", degrees -> Math.sin(Math.toRadians(degrees)),
          "cos", degrees -> Math.cos(Math.toRadians(degrees)));

  private Arithmetic() {}

  static boolean isFunction(String name) {
    return FUNCTIONS.containsKey(name);
  }

  static Expression binary(Expression left, Token operator, Expression right) {
    DoubleBinaryOperator apply = OPERATORS.getOrDefault(operator.text(), Double::sum);
    return table -> {
      var a = number(left.bind(table), operator).of();
      var b = number(right.bind(table), operator).of();
      return new Term.Numeric(
          row -> apply.applyAsDouble(a.applyAsDouble(row), b.applyAsDouble(row)), "");
    };
  }

  static Expression function(Token name, Expression argument) {
    DoubleUnaryOperator apply = FUNCTIONS.getOrDefault(name.text(), Math::abs);
    return table -> {
      var a = number(argument.bind(table), name).of();
      return new Term.Numeric(row -> apply.applyAsDouble(a.applyAsDouble(row)), "");
    };
  }

  static Expression negative(Token sign, Expression argument) {
    return table -> {
      Term.Numeric number = number(argument.bind(table), sign);
      var a = number.of();
      String literal = number.literal().isEmpty() ? "" : "-" + number.literal();
      return new Term.Numeric(row -> -a.applyAsDouble(row), literal);
    };
  }

  private static Term.Numeric number(Term term, Token at) {
    if (term instanceof Term.Numeric number) {
      return number;
    }
    throw new QueryException(
        term.kind() + " where a number is needed", at.position(), "calculate with numbers");
  }
}
