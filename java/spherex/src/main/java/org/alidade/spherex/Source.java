package org.alidade.spherex;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * A position on the sky to be measured (spec spherex 2.1).
 *
 * <p>Example: {@code new Source(213.942708, 11.495389, "cloverleaf")}.
 *
 * @param raDegrees right ascension, ICRS, 0 to 360 inclusive
 * @param decDegrees declination, ICRS, -90 to 90 inclusive
 * @param name what to call it, or null
 */
public record Source(double raDegrees, double decDegrees, @Nullable String name) {
  /**
   * Checks the position.
   *
   * @throws BadInputException if a coordinate is out of range or not a number
   */
  public Source {
    if (!(raDegrees >= 0 && raDegrees <= 360)) {
      throw new BadInputException("value " + raDegrees, "ra", "use 0 to 360 degrees");
    }
    if (!(decDegrees >= -90 && decDegrees <= 90)) {
      throw new BadInputException("value " + decDegrees, "dec", "use -90 to 90 degrees");
    }
  }

  /** A position without a name. */
  public static Source at(double raDegrees, double decDegrees) {
    return new Source(raDegrees, decDegrees, null);
  }

  /** The name, or the position in words, {@code RA213.9427_Dec11.4954}. */
  public String label() {
    return name != null ? name : position("RA%.4f_Dec%.4f");
  }

  /**
   * The name as part of a path, without separators, or {@code source_213.9427_11.4954} (spec
   * spherex 11.2).
   */
  public String fileName() {
    String text = name != null ? name : position("source_%.4f_%.4f");
    String safe = text.replaceAll("[/\\\\\\p{Cntrl}:]", "_").strip();
    return safe.isEmpty() || safe.startsWith(".") ? "_" + safe : safe;
  }

  private String position(String format) {
    return String.format(Locale.ROOT, format, raDegrees, decDegrees);
  }
}
