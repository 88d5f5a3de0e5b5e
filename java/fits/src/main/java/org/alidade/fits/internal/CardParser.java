package org.alidade.fits.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsCard.Kind;

/**
 * Turns the 80-character cards of a header into keyword, value and comment. Real headers break the
 * standard in small ways, so this never refuses a card: what is no value card is kept as text.
 */
final class CardParser {
  private static final int KEYWORD_LENGTH = 8;
  private static final String HIERARCH = "HIERARCH";

  private final List<FitsCard> cards = new ArrayList<>();

  private CardParser() {}

  /** Parses cards, the END card excluded. */
  static List<FitsCard> parse(List<String> images) {
    CardParser parser = new CardParser();
    images.forEach(parser::add);
    return parser.cards;
  }

  private void add(String image) {
    String keyword = image.substring(0, KEYWORD_LENGTH).stripTrailing().toUpperCase(Locale.ROOT);
    String rest = image.substring(KEYWORD_LENGTH);
    int equals = image.indexOf('=');
    if (keyword.equals("CONTINUE") && continues(rest.strip())) {
      return;
    }
    if (keyword.equals(HIERARCH) && equals > KEYWORD_LENGTH) {
      String words = image.substring(KEYWORD_LENGTH, equals).trim().toUpperCase(Locale.ROOT);
      cards.add(
          valued(HIERARCH + "." + words.replaceAll("\\s+", "."), image.substring(equals + 1)));
    } else if (rest.startsWith("=") && !isCommentary(keyword)) {
      cards.add(valued(keyword, rest.substring(1)));
    } else {
      cards.add(new FitsCard(keyword, "", rest.stripTrailing(), Kind.COMMENTARY));
    }
  }

  private static boolean isCommentary(String keyword) {
    return keyword.isEmpty() || keyword.equals("COMMENT") || keyword.equals("HISTORY");
  }

  /** Appends a CONTINUE card to the text before it, if that announces one. */
  private boolean continues(String rest) {
    if (cards.isEmpty() || !rest.startsWith("'")) {
      return false;
    }
    FitsCard previous = cards.get(cards.size() - 1);
    if (previous.kind() != Kind.TEXT || !previous.value().endsWith("&")) {
      return false;
    }
    FitsCard next = text(previous.keyword(), rest);
    String start = previous.value().substring(0, previous.value().length() - 1);
    cards.set(
        cards.size() - 1,
        new FitsCard(
            previous.keyword(),
            start + next.value(),
            (previous.comment() + " " + next.comment()).strip(),
            Kind.TEXT));
    return true;
  }

  private static FitsCard valued(String keyword, String field) {
    String text = field.strip();
    if (text.startsWith("'")) {
      return text(keyword, text);
    }
    int slash = text.indexOf('/');
    String value = (slash < 0 ? text : text.substring(0, slash)).strip();
    String comment = slash < 0 ? "" : text.substring(slash + 1).strip();
    return new FitsCard(keyword, value, comment, value.isEmpty() ? Kind.UNDEFINED : Kind.LITERAL);
  }

  /** A quoted text, in which two quotes stand for one; a missing last quote is forgiven. */
  private static FitsCard text(String keyword, String field) {
    StringBuilder value = new StringBuilder();
    int at = 1;
    while (at < field.length()) {
      char c = field.charAt(at++);
      if (c != '\'') {
        value.append(c);
      } else if (at < field.length() && field.charAt(at) == '\'') {
        value.append('\'');
        at++;
      } else {
        break;
      }
    }
    int slash = field.indexOf('/', at);
    String comment = slash < 0 ? "" : field.substring(slash + 1).strip();
    return new FitsCard(keyword, value.toString().stripTrailing(), comment, Kind.TEXT);
  }
}
