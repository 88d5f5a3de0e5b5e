package org.alidade.plot.internal;

/**
 * Maps data values to the unit interval.
 *
 * @param low value at 0 (at 1 if reversed)
 * @param high value at 1 (at 0 if reversed), above {@code low}
 * @param logarithmic whether equal factors are equal lengths; {@code low} is positive then
 * @param reversed whether values grow towards 0
 */
public record Scale(double low, double high, boolean logarithmic, boolean reversed) {
  /** An increasing linear scale. */
  static Scale linear(double low, double high) {
    return new Scale(low, high, false, false);
  }

  /** Place of a value; NaN for values the scale cannot show (NaN, non-positive on a log axis). */
  double unit(double value) {
    double place =
        logarithmic
            ? Math.log(value > 0 ? value / low : Double.NaN) / Math.log(high / low)
            : (value - low) / (high - low);
    return reversed ? 1 - place : place;
  }

  /** The value at a place, the inverse of {@link #unit}. */
  double value(double unit) {
    double place = reversed ? 1 - unit : unit;
    return logarithmic ? low * Math.pow(high / low, place) : low + place * (high - low);
  }

  boolean contains(double value) {
    return value >= low && value <= high;
  }
}
