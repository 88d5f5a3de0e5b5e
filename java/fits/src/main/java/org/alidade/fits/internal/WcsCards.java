package org.alidade.fits.internal;

import java.util.Optional;
import java.util.regex.Pattern;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;

/** A header as WCSLIB reads it: cards of 80 characters with plain values and no comments. */
public final class WcsCards {
  private static final int CARD_LENGTH = 80;
  private static final int KEYWORD_LENGTH = 8;
  private static final int TEXT_LENGTH = 68;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

  private WcsCards() {}

  /** All cards that have a value, one after the other. */
  public static String of(FitsHeader header) {
    StringBuilder text = new StringBuilder();
    for (FitsCard card : header.cards()) {
      if (card.keyword().length() <= KEYWORD_LENGTH) {
        value(card).ifPresent(value -> append(text, card.keyword(), value));
      }
    }
    return text.toString();
  }

  private static Optional<String> value(FitsCard card) {
    return switch (card.kind()) {
      case TEXT -> Optional.of("'" + quoted(card.value()) + "'");
      case LITERAL -> Optional.of(card.value());
      case UNDEFINED, COMMENTARY -> Optional.empty();
    };
  }

  /** Longer texts are cut: none that bears on coordinates has to be that long. */
  private static String quoted(String value) {
    String doubled = value.replace("'", "''");
    return doubled.length() <= TEXT_LENGTH
        ? doubled
        : value.replace('\'', ' ').substring(0, Math.min(value.length(), TEXT_LENGTH));
  }

  private static void append(StringBuilder text, String keyword, String value) {
    String start = keyword + " ".repeat(KEYWORD_LENGTH - keyword.length()) + "= ";
    String room = value + " ".repeat(CARD_LENGTH);
    text.append(printable(start + room), 0, CARD_LENGTH);
  }

  private static String printable(String text) {
    return UNPRINTABLE.matcher(text).replaceAll("?");
  }
}
