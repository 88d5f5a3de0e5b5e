package org.alidade.lightcurve.store;

import org.alidade.array.BadInputException;

/** Names of columns in SQL text. */
final class SqlNames {
  private static final int LONGEST = 200;

  private SqlNames() {}

  /**
   * A name in quotes, whatever it holds.
   *
   * @throws BadInputException if it is empty, very long or holds control characters
   */
  static String quote(String name) {
    if (name.isEmpty()
        || name.length() > LONGEST
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new BadInputException(
          "a column named \"" + name.strip() + "\"",
          "light-curve store",
          "use 1 to " + LONGEST + " printing characters");
    }
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
