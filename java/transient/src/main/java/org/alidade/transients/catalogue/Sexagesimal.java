package org.alidade.transients.catalogue;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Coordinates as catalogues write them (spec transient 2.2.5). */
final class Sexagesimal {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern HOURS = Pattern.compile("[+]?\\d{1,2}");
  private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,2}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d*)?|\\.\\d+");

  private Sexagesimal() {}

  /** Degrees of a right ascension {@code HH MM SS.SS}; empty if it is none. */
  static OptionalDouble raDegrees(String text) {
    String[] parts = BLANKS.split(text.strip(), -1);
    if (parts.length != 3 || !HOURS.matcher(parts[0]).matches()) {
      return OptionalDouble.empty();
    }
    int hours = Integer.parseInt(parts[0]);
    double minutes = sixtieths(parts[1]);
    double seconds = sixtieths(parts[2]);
    double turned = 15 * (hours + minutes / 60 + seconds / 3600);
    return hours < 24 && turned >= 0 ? OptionalDouble.of(turned) : OptionalDouble.empty();
  }

  /** Degrees of a declination {@code +DD MM SS.S}; a blank may follow the sign. */
  static OptionalDouble decDegrees(String text) {
    String[] parts = BLANKS.split(text.strip(), -1);
    if (parts.length == 4 && (parts[0].equals("+") || parts[0].equals("-"))) {
      parts = new String[] {parts[0] + parts[1], parts[2], parts[3]};
    }
    if (parts.length != 3 || !DEGREES.matcher(parts[0]).matches()) {
      return OptionalDouble.empty();
    }
    int degrees = Math.abs(Integer.parseInt(parts[0]));
    double size = degrees + sixtieths(parts[1]) / 60 + sixtieths(parts[2]) / 3600;
    double signed = parts[0].startsWith("-") ? -size : size;
    return size <= 90 ? OptionalDouble.of(signed) : OptionalDouble.empty();
  }

  /** Hours, minutes and seconds with two decimals. */
  static String hours(double raDegrees) {
    long hundredths = Math.round(raDegrees / 15 * 360_000) % (24 * 360_000);
    return two(hundredths / 360_000)
        + " "
        + two(hundredths / 6000 % 60)
        + " "
        + two(hundredths / 100 % 60)
        + "."
        + two(hundredths % 100);
  }

  /** Sign, degrees, minutes and seconds with one decimal; a blank for a leading zero. */
  static String degrees(double decDegrees) {
    long tenths = Math.round(Math.abs(decDegrees) * 36_000);
    long degrees = tenths / 36_000;
    boolean negative = Double.compare(decDegrees, 0.0) < 0;
    return (negative ? "-" : "+")
        + (degrees < 10 ? " " + degrees : Long.toString(degrees))
        + " "
        + two(tenths / 600 % 60)
        + " "
        + two(tenths / 10 % 60)
        + "."
        + tenths % 10;
  }

  /** A number in [0, 60), else NaN, which no comparison lets pass. */
  private static double sixtieths(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Double.NaN;
    }
    double value = Double.parseDouble(text);
    return value < 60 ? value : Double.NaN;
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
