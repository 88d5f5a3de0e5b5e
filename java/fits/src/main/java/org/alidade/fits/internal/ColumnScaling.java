package org.alidade.fits.internal;

import java.util.Optional;
import org.alidade.fits.FitsHeader;

/**
 * TSCAL, TZERO and TNULL of a column.
 *
 * @param scale factor
 * @param zero offset
 * @param nullValue stored integer that stands for "no value"
 */
public record ColumnScaling(double scale, double zero, Optional<Long> nullValue) {

  /** Reads the keywords of a column (counted from 1). */
  public static ColumnScaling of(FitsHeader header, int number) {
    boolean binary = header.find("XTENSION").orElse("").trim().equals("BINTABLE");
    return new ColumnScaling(
        header.findDouble("TSCAL" + number).orElse(1.0),
        header.findDouble("TZERO" + number).orElse(0.0),
        binary ? header.findLong("TNULL" + number) : Optional.empty());
  }

  /** Physical value of a stored floating-point number. */
  public double apply(double stored) {
    return stored * scale + zero;
  }

  /** Physical value of a stored integer, NaN for the null value. */
  public double apply(long stored) {
    return nullValue.isPresent() && nullValue.get() == stored ? Double.NaN : stored * scale + zero;
  }

  /** Whether integers stay integers. */
  public boolean isIntegral() {
    return scale == Math.rint(scale) && zero == Math.rint(zero);
  }

  /** Physical value of a stored integer in integer arithmetic. */
  public long applyExactly(long stored) {
    return stored * (long) scale + (long) zero;
  }
}
