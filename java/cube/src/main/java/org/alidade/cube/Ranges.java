package org.alidade.cube;

import java.time.Duration;
import org.alidade.array.BadInputException;

/** Range checks of options; the messages name the option and what it may be. */
final class Ranges {
  private Ranges() {}

  static void atLeast(long value, long least, String option) {
    if (value < least) {
      throw new BadInputException("value " + value, option, "use " + least + " or more");
    }
  }

  static void within(double value, double least, double most, String option) {
    if (!(value >= least && value <= most)) {
      throw new BadInputException(
          "value " + value, option, "use a number from " + least + " to " + most);
    }
  }

  static void positive(double value, String option) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException("value " + value, option, "use a finite number above 0");
    }
  }

  static void fraction(double value, String option) {
    within(value, 0, 1, option);
  }

  static void relaxation(double value, String option) {
    if (!(value > 0 && value < 2)) {
      throw new BadInputException(
          "value " + value, option, "use a number above 0 and below 2, for example 0.25");
    }
  }

  static void notNegative(double value, String option) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new BadInputException("value " + value, option, "use a finite number of 0 or more");
    }
  }

  static void notNegative(Duration value, String option) {
    if (value.isNegative()) {
      throw new BadInputException("value " + value, option, "use a duration of zero or more");
    }
  }

  static void finite(double[] values, String option) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new BadInputException(
            "element " + i + " is " + values[i], option, "pass finite numbers only");
      }
    }
  }
}
