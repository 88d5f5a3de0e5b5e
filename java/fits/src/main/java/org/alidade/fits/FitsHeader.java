package org.alidade.fits;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;

/**
 * Immutable copy of the cards of one HDU.
 *
 * <p>Example: {@code double step = file.header(0).getDouble("CDELT1");}
 */
public final class FitsHeader {
  private final String where;
  private final List<FitsCard> cards;
  private final Map<String, String> values = new HashMap<>();

  /**
   * Creates a header.
   *
   * @param where file and HDU, for error messages
   * @param cards the cards in file order; of repeated keywords the first one counts
   */
  public FitsHeader(String where, List<FitsCard> cards) {
    this.where = where;
    this.cards = List.copyOf(cards);
    for (FitsCard card : this.cards) {
      if (!card.value().isEmpty()) {
        values.putIfAbsent(normalized(card.keyword()), card.value());
      }
    }
  }

  /** All cards in file order. */
  public List<FitsCard> cards() {
    return cards;
  }

  /** Whether a card with this keyword has a value. */
  public boolean contains(String keyword) {
    return values.containsKey(normalized(keyword));
  }

  /** The value as text, if the keyword is there. */
  public Optional<String> find(String keyword) {
    return Optional.ofNullable(values.get(normalized(keyword)));
  }

  /**
   * The value as a number, if the keyword is there.
   *
   * @throws FormatException if the value is not a number
   */
  public Optional<Double> findDouble(String keyword) {
    return find(keyword).map(text -> parseDouble(keyword, text));
  }

  /**
   * The value as an integer, if the keyword is there.
   *
   * @throws FormatException if the value is not an integer
   */
  public Optional<Long> findLong(String keyword) {
    return find(keyword).map(text -> parseLong(keyword, text));
  }

  /**
   * The value as text.
   *
   * @throws MissingDatasetException if the keyword is missing
   */
  public String getString(String keyword) {
    return find(keyword).orElseThrow(() -> missing(keyword));
  }

  /**
   * The value as a number.
   *
   * @throws MissingDatasetException if the keyword is missing
   * @throws FormatException if the value is not a number
   */
  public double getDouble(String keyword) {
    return findDouble(keyword).orElseThrow(() -> missing(keyword));
  }

  /**
   * The value as an integer.
   *
   * @throws MissingDatasetException if the keyword is missing
   * @throws FormatException if the value is not an integer
   */
  public long getLong(String keyword) {
    return findLong(keyword).orElseThrow(() -> missing(keyword));
  }

  /**
   * The value as a logical.
   *
   * @throws MissingDatasetException if the keyword is missing
   * @throws FormatException if the value is neither T nor F
   */
  public boolean getBoolean(String keyword) {
    String text = getString(keyword);
    if (text.equals("T") || text.equals("F")) {
      return text.equals("T");
    }
    throw notA("logical value", keyword, text);
  }

  /** File and HDU this header belongs to, as used in error messages. */
  public String where() {
    return where;
  }

  private double parseDouble(String keyword, String text) {
    try {
      return Double.parseDouble(text.replace('D', 'E').replace('d', 'e'));
    } catch (NumberFormatException e) {
      FormatException failure = notA("number", keyword, text);
      failure.initCause(e);
      throw failure;
    }
  }

  private long parseLong(String keyword, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      FormatException failure = notA("integer", keyword, text);
      failure.initCause(e);
      throw failure;
    }
  }

  private FormatException notA(String kind, String keyword, String text) {
    return new FormatException(
        "header keyword " + keyword + " = '" + text + "' is not a " + kind,
        where,
        "correct the header");
  }

  private MissingDatasetException missing(String keyword) {
    return new MissingDatasetException(
        "header keyword " + keyword + " is missing", where, "choose a file or HDU that carries it");
  }

  private static String normalized(String keyword) {
    return keyword.toUpperCase(Locale.ROOT);
  }
}
