package org.alidade.transients.archive;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Moments as days since 1858-11-17 0 h UTC. */
public final class ModifiedJulianDate {
  private static final LocalDateTime ZERO = LocalDate.of(1858, 11, 17).atStartOfDay();
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final double MILLIS_PER_DAY = 86_400_000;

  private ModifiedJulianDate() {}

  /** The moment to a millisecond, such as {@code 2014-01-21T00:00:00.000}. */
  public static String iso(double mjd) {
    return ISO.format(ZERO.plus(Math.round(mjd * MILLIS_PER_DAY), ChronoUnit.MILLIS));
  }

  /** Days of a moment in UTC. */
  public static double of(LocalDateTime utc) {
    long days = ChronoUnit.DAYS.between(ZERO.toLocalDate(), utc.toLocalDate());
    return days + utc.toLocalTime().toNanoOfDay() / 86_400e9;
  }
}
