package org.alidade.plot.internal;

import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** What the user asked of one axis; filled by {@code Panel}. */
public final class AxisSpec {
  /** Label with unit. */
  public String label = "";

  /** Whether the axis is logarithmic. */
  public boolean logarithmic;

  /** Whether values grow to the left or downwards. */
  public boolean reversed;

  private double low = Double.NaN;
  private double high = Double.NaN;
  private double lowQuantile;
  private double highQuantile = 1;
  private double padding = Double.NaN;
  private double @Nullable [] tickPlaces;
  private String @Nullable [] tickLabels;

  /** Fixes the limits; decreasing limits reverse the axis. */
  public void limits(double from, double to) {
    if (!Double.isFinite(from) || !Double.isFinite(to) || from == to) {
      throw new BadInputException(
          "axis limits " + from + " and " + to + " do not span a range",
          "Panel limits",
          "pass two different finite numbers");
    }
    low = Math.min(from, to);
    high = Math.max(from, to);
    reversed = from > to;
  }

  /** Takes the limits from quantiles of the data. */
  public void quantiles(double newLow, double newHigh, double newPadding) {
    if (!(0 <= newLow && newLow < newHigh && newHigh <= 1) || !(newPadding >= 0)) {
      throw new BadInputException(
          "quantiles " + newLow + ", " + newHigh + " and padding " + newPadding + " are unusable",
          "Panel limits",
          "pass quantiles that increase within 0 to 1 and a padding of at least 0");
    }
    low = Double.NaN;
    high = Double.NaN;
    lowQuantile = newLow;
    highQuantile = newHigh;
    padding = newPadding;
  }

  /** Fixes the ticks. */
  public void ticks(double[] places, String[] labels) {
    if (places.length != labels.length) {
      throw new BadInputException(
          places.length + " tick places and " + labels.length + " tick labels",
          "Panel ticks",
          "pass one label per place");
    }
    tickPlaces = places.clone();
    tickLabels = labels.clone();
  }

  boolean hasLimits() {
    return !Double.isNaN(low);
  }

  double low() {
    return low;
  }

  double high() {
    return high;
  }

  /** The scale that shows the given values, or the fixed limits. */
  Scale scale(double[] values, double usualPadding) {
    boolean usable = hasLimits() && (!logarithmic || high > 0);
    if (usable) {
      double floor = logarithmic && low <= 0 ? smallestPositive(values, high) : low;
      return new Scale(floor, high, logarithmic, reversed);
    }
    double room = Double.isNaN(padding) ? usualPadding : padding;
    double[] found = Limits.of(values, lowQuantile, highQuantile, room, logarithmic);
    return new Scale(found[0], found[1], logarithmic, reversed);
  }

  /**
   * A logarithmic axis cannot start at or below zero: it starts at the smallest value it can show.
   */
  private static double smallestPositive(double[] values, double below) {
    double smallest = below / 1000;
    boolean found = false;
    for (double v : values) {
      if (v > 0 && v < below && (!found || v < smallest)) {
        smallest = v;
        found = true;
      }
    }
    return smallest;
  }

  /**
   * Ticks for the scale along a length.
   *
   * @param length length in points
   * @param horizontal whether labels stand side by side
   * @param size type size of the labels in points
   * @param empty whether there is no data; numbers are shown then only for fixed limits
   */
  Ticks ticks(Scale scale, double length, boolean horizontal, boolean empty, double size) {
    if (empty && !hasLimits()) {
      return Ticks.none();
    }
    if (tickPlaces != null && tickLabels != null) {
      return Ticks.fixed(scale, length, tickPlaces, tickLabels, size);
    }
    return Ticks.of(scale, length, horizontal, size);
  }
}
