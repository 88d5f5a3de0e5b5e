package org.alidade.cube.internal.diagnose;

import java.time.Duration;
import java.util.Locale;

/** Numbers for people: few digits, a unit, no clutter. */
public final class Numbers {
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
  private static final double PLAIN_BELOW = 1e5;
  private static final double PLAIN_FROM = 1e-3;

  private Numbers() {}

  /**
   * Four significant digits, in powers of ten where that reads better: 0.1234, 12.34, 1.234e-17.
   */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinite" : "-infinite";
    }
    if (value == Math.rint(value) && Math.abs(value) < PLAIN_BELOW) {
      return String.format(Locale.ROOT, "%.0f", value + 0.0);
    }
    double size = Math.abs(value);
    if (size >= PLAIN_FROM && size < PLAIN_BELOW) {
      int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
      return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
    return String.format(Locale.ROOT, "%.3e", value);
  }

  /** A number with its unit; a missing number stays without. */
  public static String of(double value, String unit) {
    return Double.isNaN(value) || unit.isEmpty() ? of(value) : of(value) + " " + unit;
  }

  /** Bytes in decimal units: 34.7 GB. */
  public static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.95 && unit + 1 < BYTE_UNITS.length) {
      value /= 1000;
      unit++;
    }
    String digits = unit == 0 ? "%.0f %s" : "%.1f %s";
    return String.format(Locale.ROOT, digits, value, BYTE_UNITS[unit]);
  }

  /** A part in percent: 25.0 %. */
  public static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
  }

  /** A time span: 12.3 s, 4 min 05 s, 2 h 10 min. */
  public static String duration(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }
}
