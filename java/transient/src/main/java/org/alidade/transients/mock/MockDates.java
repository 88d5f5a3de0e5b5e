package org.alidade.transients.mock;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Modified Julian dates as text. */
final class MockDates {
  private static final long MJD_OF_1970 = 40587;
  private static final double SECONDS_PER_DAY = 86400;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private MockDates() {}

  /** The day, as 2020-01-31. */
  static String date(double mjd) {
    return LocalDate.ofEpochDay((long) Math.floor(mjd) - MJD_OF_1970).toString();
  }

  /** Day and time to a second, as 2020-01-31T12:00:00. */
  static String dateTime(double mjd) {
    long day = (long) Math.floor(mjd);
    long second = (long) ((mjd - day) * SECONDS_PER_DAY);
    LocalDateTime time = LocalDate.ofEpochDay(day - MJD_OF_1970).atStartOfDay().plusSeconds(second);
    return SECONDS.format(time);
  }
}
