package org.alidade.pipeline;

import java.util.regex.Pattern;
import org.alidade.array.BadInputException;

/** What names of pipelines and stages look like: they become names of files and options. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

  private Names() {}

  static String checked(String name, String what) {
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(
          "'" + name + "' cannot be the name of a " + what,
          what,
          "use letters, digits, '.', '_', '+' and '-', a letter or digit first");
    }
    return name;
  }

  static int positive(int count, String what) {
    if (count < 1) {
      throw new BadInputException(what + " is " + count, what, "use 1 or more");
    }
    return count;
  }
}
