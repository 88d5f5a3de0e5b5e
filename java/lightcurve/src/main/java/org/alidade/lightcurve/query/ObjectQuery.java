package org.alidade.lightcurve.query;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A condition on the rows of a table: comparisons (also chained), {@code and or not} or {@code & |
 * ~}, arithmetic, {@code in [...]}, {@code not in [...]}, names in back quotes where they are no
 * plain words, texts in single or double quotes, and {@code abs sqrt exp log log10 floor ceil sin
 * cos} (degrees). NaN fulfils no comparison but {@code !=}. Nothing is ever run as a program (spec
 * lightcurve 12.3, 12.9).
 *
 * <pre>{@code
 * TableValues objects = TableValues.of(store.objects());
 * int[] rows = ObjectQuery.parse("n_epochs_valid_all > 900 and 14 < mag < 16").rows(objects);
 * }</pre>
 */
public final class ObjectQuery {
  /** Longest text that is read, in characters. */
  public static final int MOST_CHARACTERS = 4000;

  /** Column by which chosen objects are sorted, if the table has it. */
  public static final String BRIGHTNESS = "superstack_mag_auto";

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private final Expression expression;

  private ObjectQuery(Expression expression) {
    this.expression = expression;
  }

  /**
   * Reads a condition.
   *
   * @throws QueryException if it is empty, too long or cannot be understood
   */
  public static ObjectQuery parse(String text) {
    if (text.isBlank()) {
      throw new QueryException("the query is empty", 0, "write a condition such as ra > 265");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new QueryException(
          "the query is too long",
          MOST_CHARACTERS,
          "use at most " + MOST_CHARACTERS + " characters");
    }
    return new ObjectQuery(Parser.parse(text));
  }

  /**
   * The condition for objects of the given keys: {@code object in ["I1", "I2"]}, without quotes if
   * the first key is a whole number.
   */
  public static String selecting(List<String> keys) {
    boolean numbers = !keys.isEmpty() && WHOLE_NUMBER.matcher(keys.get(0)).matches();
    List<String> items =
        keys.stream()
            .map(
                key ->
                    numbers && WHOLE_NUMBER.matcher(key).matches()
                        ? key
                        : '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .toList();
    return "object in [" + String.join(", ", items) + "]";
  }

  /**
   * Which rows fulfil the condition.
   *
   * @throws QueryException if columns are missing or of the wrong kind
   */
  public boolean[] mask(TableValues table) {
    IntPredicate holds = predicate(table);
    boolean[] mask = new boolean[table.rows()];
    for (int row = 0; row < mask.length; row++) {
      mask[row] = holds.test(row);
    }
    return mask;
  }

  /**
   * The rows that fulfil the condition, in the order of the table.
   *
   * @throws QueryException if columns are missing or of the wrong kind
   */
  public int[] rows(TableValues table) {
    return IntStream.range(0, table.rows()).filter(predicate(table)).toArray();
  }

  /**
   * The rows that fulfil the condition, the brightest first by {@link #BRIGHTNESS} where the table
   * has it; those without a magnitude last.
   *
   * @throws QueryException if columns are missing or of the wrong kind
   */
  public int[] brightestFirst(TableValues table) {
    int[] rows = rows(table);
    if (!table.has(BRIGHTNESS) || table.isText(BRIGHTNESS)) {
      return rows;
    }
    double[] magnitudes = table.numbers(BRIGHTNESS);
    return IntStream.of(rows)
        .boxed()
        .sorted(Comparator.comparingDouble(row -> magnitudes[row]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private IntPredicate predicate(TableValues table) {
    return Parser.truth(expression.bind(table), new Token(Token.Kind.END, "", 0));
  }
}
