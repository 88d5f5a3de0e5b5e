package org.alidade.cube;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;

/** Finds an enumeration's value by the name it has in files and on the command line. */
final class Labels {
  private Labels() {}

  static <T> T find(T[] values, Function<T, String> label, String wanted, String option) {
    for (T value : values) {
      if (label.apply(value).equals(wanted)) {
        return value;
      }
    }
    String known = Arrays.stream(values).map(label).collect(Collectors.joining(", "));
    throw new BadInputException(
        "unknown " + option + " '" + wanted + "'", option, "use one of " + known);
  }
}
