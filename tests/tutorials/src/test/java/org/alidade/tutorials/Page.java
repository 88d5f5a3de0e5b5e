package org.alidade.tutorials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.testing.GoldenData;

/**
 * A Markdown page of the documentation.
 *
 * @param name path in the checkout
 * @param text its content
 */
record Page(String name, String text) {
  private static final String COMMAND = "$ alidade ";
  private static final String CONTINUED = "\\";

  /** Reads a page of the checkout. */
  static Page read(String name) throws IOException {
    Path file = GoldenData.checkout().resolve(name);
    return new Page(name, Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Contents of the fenced blocks of a language, in order, without the fences. */
  List<String> blocks(String language) {
    Matcher fences =
        Pattern.compile("(?ms)^```" + Pattern.quote(language) + "$\\n(.*?)^```$").matcher(text);
    return fences.results().map(found -> found.group(1)).toList();
  }

  /** Arguments of the alidade commands in console blocks; a backslash continues a line. */
  List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    for (String block : blocks("console")) {
      String joined = block.replace(CONTINUED + "\n", " ");
      joined
          .lines()
          .filter(line -> line.startsWith(COMMAND))
          .map(line -> words(line.substring(COMMAND.length())))
          .forEach(commands::add);
    }
    return commands;
  }

  /** Words of a command; those in double quotes are one. */
  private static List<String> words(String command) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }

  /**
   * The number in the second column of the table row that begins with a label.
   *
   * @throws AssertionError if the page has no such row
   */
  double tableNumber(String label) {
    Matcher row =
        Pattern.compile("(?m)^\\| " + Pattern.quote(label) + " \\| ([-+0-9.eE]+)").matcher(text);
    if (!row.find()) {
      throw new AssertionError(name + " has no table row '" + label + "'");
    }
    return Double.parseDouble(row.group(1));
  }
}
