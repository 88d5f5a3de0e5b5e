package org.alidade.lvm.internal.tile;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import org.alidade.array.FormatException;

/** Times of an exposure, UTC, as modified Julian dates. */
public final class ExposureTime {
  private static final LocalDateTime MJD_ZERO = LocalDate.of(1858, 11, 17).atStartOfDay();
  private static final double SECONDS_PER_DAY = 86400;

  private ExposureTime() {}

  /**
   * Middle of an exposure.
   *
   * @param start ISO 8601, seconds and fractions optional
   * @param end likewise
   * @param where file, for messages
   * @return modified Julian date
   * @throws FormatException if a time cannot be read
   */
  public static double middle(String start, String end, String where) {
    LocalDateTime from = parse("INTSTART", start, where);
    LocalDateTime to = parse("INTEND", end, where);
    return mjd(from.plus(Duration.between(from, to).dividedBy(2)));
  }

  private static double mjd(LocalDateTime time) {
    Duration since = Duration.between(MJD_ZERO, time);
    Duration inDay = since.minusDays(since.toDays());
    return since.toDays() + (inDay.getSeconds() + inDay.getNano() * 1e-9) / SECONDS_PER_DAY;
  }

  private static LocalDateTime parse(String card, String text, String where) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return LocalDateTime.parse(iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso);
    } catch (DateTimeParseException e) {
      FormatException failure =
          new FormatException(
              "header keyword " + card + " = '" + text + "' is not a time",
              where,
              "write it like 2023-11-07T07:25:41.164");
      failure.initCause(e);
      throw failure;
    }
  }
}
