package org.alidade.fits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsCard.Kind;
import org.alidade.fits.internal.CardText;

/**
 * Immutable copy of the cards of one HDU.
 *
 * <p>Keywords are found in upper or lower case. A HIERARCH keyword is found with blanks or dots
 * between its words, with or without the prefix. Texts that continue over several cards come in one
 * piece. A card whose value is undefined counts as absent; an empty text does not.
 *
 * <pre>{@code
 * FitsHeader header = file.header(0);
 * double step = header.getDouble("CDELT1");
 * double velocity = header.getDouble("WAVE HELIORV_SCI");
 * }</pre>
 */
public final class FitsHeader {
  private final String where;
  private final List<FitsCard> cards;
  private final Map<String, FitsCard> byKeyword = new HashMap<>();

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
      if (card.kind() != Kind.COMMENTARY) {
        byKeyword.putIfAbsent(card.keyword(), card);
      }
    }
  }

  /** All cards in file order. */
  public List<FitsCard> cards() {
    return cards;
  }

  /** Whether a card with this keyword has a value. */
  public boolean contains(String keyword) {
    return find(keyword).isPresent();
  }

  /** The card with this keyword, also when its value is undefined. */
  public Optional<FitsCard> card(String keyword) {
    String canonical = FitsCard.canonical(keyword);
    return Optional.ofNullable(byKeyword.get(canonical))
        .or(() -> Optional.ofNullable(byKeyword.get("HIERARCH." + canonical)));
  }

  /** The value as text, if the keyword is there and its value defined. */
  public Optional<String> find(String keyword) {
    return card(keyword).filter(card -> card.kind() != Kind.UNDEFINED).map(FitsCard::value);
  }

  /** The comment of a card, empty when the keyword is missing. */
  public String comment(String keyword) {
    return card(keyword).map(FitsCard::comment).orElse("");
  }

  /** The unit of a card's value, if its comment begins with one in square brackets. */
  public Optional<String> unit(String keyword) {
    return card(keyword).flatMap(FitsCard::unit);
  }

  /**
   * The cards as a FITS file holds them: 80 characters each, the END card last, not padded to
   * blocks. For handing a header to other software.
   */
  public String toText() {
    StringBuilder text = new StringBuilder();
    cards.forEach(card -> CardText.append(text, card));
    return CardText.end(text).toString();
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
}
