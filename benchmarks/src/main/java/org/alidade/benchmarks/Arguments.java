package org.alidade.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;

/** Words of a command line, taken one after the other; what nobody takes is an error. */
public final class Arguments {
  private final List<String> words;

  /** The words as given. */
  public Arguments(String... words) {
    this.words = new ArrayList<>(Arrays.asList(words));
  }

  /** Whether a word is there, such as {@code --quick}; it is taken. */
  public boolean flag(String name) {
    return words.remove(name);
  }

  /** Whether a word is there; it stays. */
  public boolean has(String name) {
    return words.contains(name);
  }

  /**
   * The word after a name; both are taken.
   *
   * @throws BadInputException if the name is the last word
   */
  public Optional<String> option(String name) {
    int at = words.indexOf(name);
    if (at < 0) {
      return Optional.empty();
    }
    if (at + 1 >= words.size()) {
      throw new BadInputException("no value", name, "give a value after it");
    }
    words.remove(at);
    return Optional.of(words.remove(at));
  }

  /**
   * A number after a name, at least 1.
   *
   * @throws BadInputException if it is not one
   */
  public int number(String name, int fallback) {
    String word = option(name).orElse(Integer.toString(fallback));
    try {
      int value = Integer.parseInt(word);
      if (value >= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw notANumber(word, name, e);
    }
    throw notANumber(word, name, null);
  }

  private static BadInputException notANumber(
      String word, String name, @org.jspecify.annotations.Nullable Exception cause) {
    BadInputException refusal =
        new BadInputException("'" + word + "' is not a whole number", name, "use 1 or more");
    refusal.initCause(cause);
    return refusal;
  }

  /** The first word left, which is taken. */
  public Optional<String> next() {
    return words.isEmpty() ? Optional.empty() : Optional.of(words.remove(0));
  }

  /**
   * Ends the reading.
   *
   * @throws BadInputException if words are left
   */
  public void finish() {
    if (!words.isEmpty()) {
      throw new BadInputException(
          "unknown word", String.join(" ", words), "see alidade bench --help");
    }
  }
}
