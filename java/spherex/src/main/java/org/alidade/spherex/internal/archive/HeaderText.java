package org.alidade.spherex.internal.archive;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.FormatException;

/**
 * The cards of a FITS header as they are in the file, so that a copy differs only where it has to.
 * Immutable.
 */
public final class HeaderText {
  /** Bytes of a block. */
  public static final int BLOCK = 2880;

  private static final int CARD = 80;
  private static final int VALUE_END = 30;

  private final List<String> cards;
  private final String where;

  private HeaderText(List<String> cards, String where) {
    this.cards = List.copyOf(cards);
    this.where = where;
  }

  /** The header at the start of some bytes; empty if its END has not come. */
  public static Optional<HeaderText> parse(byte[] bytes, int from, String where) {
    List<String> cards = new ArrayList<>();
    for (int start = from; start + CARD <= bytes.length; start += CARD) {
      String card = new String(bytes, start, CARD, StandardCharsets.ISO_8859_1);
      if (card.stripTrailing().equals("END")) {
        return Optional.of(new HeaderText(cards, where));
      }
      cards.add(card);
    }
    return Optional.empty();
  }

  /** Bytes of the header with its END and padding. */
  public int length() {
    return (cards.size() * CARD + CARD + BLOCK - 1) / BLOCK * BLOCK;
  }

  /** The header as bytes. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder();
    cards.forEach(text::append);
    text.append("END");
    text.append(" ".repeat(length() - text.length()));
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text value, without quotes and trailing blanks. */
  public Optional<String> text(String keyword) {
    return value(keyword)
        .filter(value -> value.startsWith("'"))
        .map(value -> value.substring(1, Math.max(1, value.indexOf('\'', 1))).stripTrailing());
  }

  /** A numerical value, if the card is there. */
  public Optional<BigDecimal> number(String keyword) {
    return value(keyword)
        .map(
            value -> {
              int comment = value.indexOf('/');
              String digits = (comment < 0 ? value : value.substring(0, comment)).strip();
              try {
                return new BigDecimal(digits.replace('D', 'E').replace('d', 'e'));
              } catch (NumberFormatException e) {
                FormatException failure =
                    new FormatException(
                        "card " + keyword + " is not a number", where, "read another file");
                failure.initCause(e);
                throw failure;
              }
            });
  }

  /** An integer, or a default if the card is missing. */
  public long integer(String keyword, long missing) {
    try {
      return number(keyword).map(BigDecimal::longValueExact).orElse(missing);
    } catch (ArithmeticException e) {
      FormatException failure =
          new FormatException("card " + keyword + " is not an integer", where, "read another file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** A copy with another number in a card that is there. */
  public HeaderText with(String keyword, BigDecimal number) {
    List<String> changed = new ArrayList<>(cards);
    for (int i = 0; i < changed.size(); i++) {
      if (isOf(changed.get(i), keyword)) {
        changed.set(i, card(keyword, number, changed.get(i)));
      }
    }
    return new HeaderText(changed, where);
  }

  /** A copy with a smaller number in a card, if the card is there. */
  public HeaderText minus(String keyword, long amount) {
    return number(keyword)
        .map(number -> with(keyword, number.subtract(BigDecimal.valueOf(amount))))
        .orElse(this);
  }

  /** A copy without a card. */
  public HeaderText without(String keyword) {
    return new HeaderText(cards.stream().filter(card -> !isOf(card, keyword)).toList(), where);
  }

  private Optional<String> value(String keyword) {
    return cards.stream()
        .filter(card -> isOf(card, keyword))
        .findFirst()
        .map(card -> card.substring(10).strip())
        .filter(value -> !value.isEmpty() && !value.startsWith("/"));
  }

  private static boolean isOf(String card, String keyword) {
    return card.startsWith("=", 8) && card.substring(0, 8).stripTrailing().equals(keyword);
  }

  private static String card(String keyword, BigDecimal number, String old) {
    String value = number.toString();
    int slash = old.indexOf('/', 10);
    String comment = slash < 0 ? "" : " " + old.substring(slash).stripTrailing();
    String padded = " ".repeat(Math.max(0, VALUE_END - 10 - value.length())) + value;
    String key = keyword + " ".repeat(8 - keyword.length());
    String line = key + "= " + padded + comment + " ".repeat(CARD);
    return line.substring(0, CARD);
  }
}
