package org.alidade.transients.training;

import java.time.LocalDate;

/** Months of modified Julian dates. */
final class Months {
  private static final long MJD_OF_1970 = 40587;
  private static final int MONTH_LENGTH = "2020-01".length();

  private Months() {}

  static String of(double mjd) {
    if (!Double.isFinite(mjd)) {
      return "unknown";
    }
    String day = LocalDate.ofEpochDay((long) Math.floor(mjd) - MJD_OF_1970).toString();
    return day.substring(0, MONTH_LENGTH);
  }
}
