package org.alidade.fits.internal;

import org.alidade.fits.FitsCard;

/**
 * Writes cards as the FITS standard lays them out (section 4.2): fixed format, texts longer than a
 * card continued by CONTINUE cards, long keywords by the HIERARCH convention. Comments are cut
 * where the card ends.
 */
public final class CardText {
  private static final int CARD_LENGTH = 80;
  private static final int FIXED_VALUE_LENGTH = 20;
  private static final int LEAST_TEXT_LENGTH = 8;
  private static final String PREFIX = "HIERARCH.";

  private CardText() {}

  /** Appends a card, or the several that it takes. */
  public static void append(StringBuilder out, FitsCard card) {
    switch (card.kind()) {
      case COMMENTARY -> commentary(out, card);
      case TEXT -> text(out, card);
      case LITERAL, UNDEFINED -> {
        boolean fixed = !card.keyword().startsWith(PREFIX);
        String gap =
            " ".repeat(fixed ? Math.max(0, FIXED_VALUE_LENGTH - card.value().length()) : 0);
        line(out, start(card) + gap + card.value() + slash(card.comment()));
      }
    }
  }

  /** Whether keyword and value find room, whatever becomes of the comment. */
  public static boolean holds(FitsCard card) {
    int start = start(card).length();
    return switch (card.kind()) {
      case COMMENTARY -> true;
      case LITERAL, UNDEFINED -> start + card.value().length() <= CARD_LENGTH;
      case TEXT -> start + LEAST_TEXT_LENGTH + 2 <= CARD_LENGTH;
    };
  }

  /** Appends the END card. */
  public static StringBuilder end(StringBuilder out) {
    line(out, "END");
    return out;
  }

  private static String start(FitsCard card) {
    return card.keyword().startsWith(PREFIX)
        ? card.keyword().replace('.', ' ') + " = "
        : padded(card.keyword(), 8) + "= ";
  }

  private static String slash(String comment) {
    return comment.isEmpty() ? "" : " / " + comment;
  }

  private static void commentary(StringBuilder out, FitsCard card) {
    String keyword = padded(card.keyword(), 8);
    int room = CARD_LENGTH - keyword.length();
    int at = 0;
    do {
      int end = Math.min(card.comment().length(), at + room);
      line(out, keyword + card.comment().substring(at, end));
      at = end;
    } while (at < card.comment().length());
  }

  private static void text(StringBuilder out, FitsCard card) {
    String start = start(card);
    String quoted = card.value().replace("'", "''");
    if (start.length() + quoted.length() + 2 <= CARD_LENGTH) {
      String closed = "'" + padded(quoted, LEAST_TEXT_LENGTH) + "'";
      line(out, padded(start + closed, 30) + slash(card.comment()));
      return;
    }
    int at = 0;
    String head = start;
    while (at < quoted.length()) {
      int room = CARD_LENGTH - head.length() - 2;
      boolean last = quoted.length() - at <= room;
      int end = last ? quoted.length() : breakBefore(quoted, at + room - 1);
      String piece = quoted.substring(at, end);
      line(out, head + "'" + piece + (last ? "'" + slash(card.comment()) : "&'"));
      head = "CONTINUE  ";
      at = end;
    }
  }

  /** A doubled quote stays in one piece. */
  private static int breakBefore(String quoted, int end) {
    int quotes = 0;
    while (quoted.charAt(end - 1 - quotes) == '\'') {
      quotes++;
    }
    return quotes % 2 == 0 ? end : end - 1;
  }

  private static void line(StringBuilder out, String text) {
    String cut = text.length() > CARD_LENGTH ? text.substring(0, CARD_LENGTH) : text;
    out.append(padded(cut, CARD_LENGTH));
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(Math.max(0, length - text.length()));
  }
}
