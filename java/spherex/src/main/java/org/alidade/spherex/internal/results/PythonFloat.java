package org.alidade.spherex.internal.results;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;

/**
 * Floating-point numbers as Python writes them: the fewest digits that read back as the same
 * number, plain from 1e-4 up to 1e16 and with an exponent of at least two digits elsewhere.
 */
public final class PythonFloat {
  private static final int SMALLEST_PLAIN_EXPONENT = -4;
  private static final int FIRST_LARGE_EXPONENT = 16;

  private PythonFloat() {}

  /** The text of a number, such as {@code 1e-05}, {@code 60842.24181565023} or {@code nan}. */
  public static String text(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    // Double.toString gives the shortest text only from Java 19 on.
    String shortest = NumberOutput.toString(value, true);
    BigDecimal number = new BigDecimal(shortest).stripTrailingZeros();
    if (number.signum() == 0) {
      return shortest.startsWith("-") ? "-0.0" : "0.0";
    }
    int exponent = number.precision() - number.scale() - 1;
    boolean plain = exponent >= SMALLEST_PLAIN_EXPONENT && exponent < FIRST_LARGE_EXPONENT;
    return plain ? plain(number) : scientific(number, exponent);
  }

  private static String plain(BigDecimal number) {
    return number.scale() > 0 ? number.toPlainString() : number.toPlainString() + ".0";
  }

  private static String scientific(BigDecimal number, int exponent) {
    String mantissa = number.movePointLeft(exponent).stripTrailingZeros().toPlainString();
    String digits = Integer.toString(Math.abs(exponent));
    return mantissa + (exponent < 0 ? "e-" : "e+") + (digits.length() < 2 ? "0" : "") + digits;
  }
}
