package org.alidade.transients.catalogue;

import java.util.Locale;

/**
 * A line of a catalogue that is no supernova.
 *
 * @param line its number, from 1
 * @param reason why
 */
public record RejectedLine(int line, Reason reason) {
  /** Why a line is rejected (spec transient 2.2). */
  public enum Reason {
    /** Another number of fields than the header has. */
    COLUMN_COUNT,
    /** No name. */
    MISSING_NAME,
    /** No right ascension or no declination. */
    MISSING_COORDINATES,
    /** A right ascension or declination that cannot be read, or is out of range. */
    BAD_COORDINATES;

    /** The reason in files, such as {@code column_count}. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
