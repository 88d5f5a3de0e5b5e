package org.alidade.spherex.internal.archive;

import java.math.BigDecimal;

/** Numbers as services read them: shortest digits that give the same double, no exponent. */
public final class Decimal {
  private Decimal() {}

  /** The number with at least one digit after the point. */
  public static String text(double value) {
    BigDecimal shortest = BigDecimal.valueOf(value).stripTrailingZeros();
    return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
  }
}
