package org.alidade.fits;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;

/**
 * One header card.
 *
 * <pre>{@code
 * List<FitsCard> cards = List.of(
 *     FitsCard.of("EXPOSURE", 7337, "exposure number"),
 *     FitsCard.of("EXPTIME", 900.0, "[s] exposure time"),
 *     FitsCard.of("HIERARCH WAVE HELIORV_SCI", -12.5, "[km/s] velocity"));
 * }</pre>
 *
 * @param keyword keyword, upper case; HIERARCH keywords are joined by dots, {@code
 *     HIERARCH.ESO.DET.DIT}; empty for a blank card
 * @param value value as text without quotes, empty when the card has none
 * @param comment comment, or the text of a COMMENT or HISTORY card
 * @param kind what the value is
 */
public record FitsCard(String keyword, String value, String comment, Kind kind) {
  private static final Pattern UNIT = Pattern.compile("^\\s*\\[([^\\]]*)\\]");

  /** What a card holds. */
  public enum Kind {
    /** A quoted text, possibly empty. */
    TEXT,
    /** A number, a logical or a complex number, written without quotes. */
    LITERAL,
    /** A keyword whose value is undefined. */
    UNDEFINED,
    /** COMMENT, HISTORY, a blank card, or any other card without a value. */
    COMMENTARY
  }

  /** A card with a text, of any length: what exceeds one card is continued on further ones. */
  public static FitsCard of(String keyword, String value, String comment) {
    return new FitsCard(canonical(keyword), value, comment, Kind.TEXT);
  }

  /** A card with an integer. */
  public static FitsCard of(String keyword, long value, String comment) {
    return new FitsCard(canonical(keyword), Long.toString(value), comment, Kind.LITERAL);
  }

  /**
   * A card with a number; reading it back gives the same double.
   *
   * @throws BadInputException if it is NaN or infinite, which FITS headers cannot hold
   */
  public static FitsCard of(String keyword, double value, String comment) {
    if (!Double.isFinite(value)) {
      throw new BadInputException(
          "a FITS header cannot hold " + value, keyword, "leave the card undefined");
    }
    return new FitsCard(canonical(keyword), Double.toString(value), comment, Kind.LITERAL);
  }

  /** A card with a logical. */
  public static FitsCard of(String keyword, boolean value, String comment) {
    return new FitsCard(canonical(keyword), value ? "T" : "F", comment, Kind.LITERAL);
  }

  /** A card whose value is undefined. */
  public static FitsCard undefined(String keyword, String comment) {
    return new FitsCard(canonical(keyword), "", comment, Kind.UNDEFINED);
  }

  /** A COMMENT card, or several when the text is long. */
  public static FitsCard comment(String text) {
    return new FitsCard("COMMENT", "", text, Kind.COMMENTARY);
  }

  /** A HISTORY card, or several when the text is long. */
  public static FitsCard history(String text) {
    return new FitsCard("HISTORY", "", text, Kind.COMMENTARY);
  }

  /** The unit that the comment begins with in square brackets, as the FITS standard recommends. */
  public Optional<String> unit() {
    Matcher matcher = UNIT.matcher(comment);
    return kind != Kind.COMMENTARY && matcher.find()
        ? Optional.of(matcher.group(1).trim())
        : Optional.empty();
  }

  /** Upper case; words of a HIERARCH keyword joined by dots, with the prefix. */
  static String canonical(String keyword) {
    String upper = keyword.trim().toUpperCase(Locale.ROOT);
    boolean hierarchical =
        upper.startsWith("HIERARCH.") || upper.contains(" ") || upper.length() > 8;
    if (!hierarchical) {
      return upper;
    }
    String dotted = upper.replaceAll("\\s+", ".");
    return dotted.startsWith("HIERARCH.") ? dotted : "HIERARCH." + dotted;
  }
}
