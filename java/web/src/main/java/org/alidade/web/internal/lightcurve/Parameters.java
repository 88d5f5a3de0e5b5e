package org.alidade.web.internal.lightcurve;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;

/** What a request gives, checked as it is read. */
record Parameters(Map<String, String> values) {
  /** Longest value of one parameter, characters. */
  static final int MOST_CHARACTERS = 6000;

  private static final char SEPARATOR = ',';

  Parameters {
    values = Map.copyOf(values);
    values.forEach(
        (name, value) -> {
          if (value.length() > MOST_CHARACTERS) {
            throw bad("a value of " + value.length() + " characters", name, "shorten it");
          }
        });
  }

  private static BadInputException bad(String what, String name, String remedy) {
    return new BadInputException(what, name, remedy);
  }

  /** A text, empty if it is not given. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /** A text; empty if it is not given or blank. */
  Optional<String> given(String name) {
    return Optional.of(text(name)).filter(value -> !value.isBlank());
  }

  /**
   * A number.
   *
   * @throws BadInputException if it is not finite
   */
  double number(String name, double otherwise) {
    Optional<String> text = given(name);
    double value = text.map(written -> parse(name, written)).orElse(otherwise);
    if (text.isPresent() && !Double.isFinite(value)) {
      throw bad("\"" + text.get() + "\" is no number", name, "give a number");
    }
    return value;
  }

  private static double parse(String name, String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      BadInputException failure = bad("it is no number", name, "give a number");
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * A whole number.
   *
   * @throws BadInputException if it is another or out of range
   */
  int integer(String name, int otherwise, int least, int most) {
    double value = number(name, otherwise);
    if (value != Math.rint(value) || value < least || value > most) {
      throw bad("it is not a whole number in range", name, "use " + least + " to " + most);
    }
    return (int) value;
  }

  /** Whether a switch is on: {@code 1} or {@code true}. */
  boolean flag(String name) {
    String value = text(name);
    return value.equals("1") || value.equals("true");
  }

  /**
   * Names separated by commas; empty if none is given.
   *
   * @throws BadInputException if there are too many
   */
  List<String> list(String name, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> items =
        Arrays.stream(text.split(String.valueOf(SEPARATOR), -1)).distinct().toList();
    if (items.size() > most) {
      throw bad(items.size() + " names", name, "ask for at most " + most + " at a time");
    }
    return items;
  }
}
