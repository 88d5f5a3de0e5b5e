package org.alidade.lvm;

/**
 * An interval with both bounds included.
 *
 * @param low lower bound, possibly minus infinity
 * @param high upper bound, possibly infinity
 */
public record Range(double low, double high) {
  /** Everything. */
  public static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Whether low &lt;= value &lt;= high; NaN is outside. */
  public boolean contains(double value) {
    return value >= low && value <= high;
  }
}
