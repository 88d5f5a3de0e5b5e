package org.alidade.lvm.internal.filter;

import org.alidade.lvm.internal.statistics.RowMedian;

/**
 * Makes bad pixels and spaxels missing (spec lvm 6.3). All rules look at the values as they were
 * before any rule was applied.
 *
 * @param dropSpaxelWithNan whether one missing flux value takes the whole spaxel
 * @param rule what flux out of range does
 * @param low lower flux limit
 * @param high upper flux limit
 * @param mask which mask values count
 * @param blankWeights whether a missing flux value takes inverse variance and line width along
 */
public record RowFilter(
    boolean dropSpaxelWithNan,
    FluxRule rule,
    double low,
    double high,
    MaskRule mask,
    boolean blankWeights) {

  /** What flux out of range does. */
  public enum FluxRule {
    /** Drops pixels at or below the lower limit. */
    PIXEL,
    /** Drops pixels outside the limits. */
    PIXEL_BOTH_SIDES,
    /** Drops spaxels by their median. */
    MEDIAN,
    /** Drops spaxels by their maximum. */
    MAXIMUM
  }

  /** Which mask values count. */
  public enum MaskRule {
    /** None. */
    IGNORE,
    /** Exactly 1. */
    ONE,
    /** Every value but 0. */
    NON_ZERO
  }

  /** Whether mask values are needed. */
  public boolean needsMask() {
    return mask != MaskRule.IGNORE;
  }

  /** Applies all rules to a row. */
  public void apply(SpectrumRow row) {
    if (isSpaxelBad(row)) {
      row.blank();
      return;
    }
    for (int i = 0; i < row.flux.length; i++) {
      if (isFluxBad(row.flux[i]) || isMasked(row.mask[i])) {
        row.blank(i);
      } else if (blankWeights && Float.isNaN(row.flux[i])) {
        row.blank(i);
      }
    }
  }

  private boolean isSpaxelBad(SpectrumRow row) {
    if (dropSpaxelWithNan && hasNan(row.flux)) {
      return true;
    }
    return switch (rule) {
      case MEDIAN -> isMedianBad(row);
      case MAXIMUM -> isOutside(maximum(row.flux));
      case PIXEL, PIXEL_BOTH_SIDES -> false;
    };
  }

  /** Whether the median is out of range or there is none. */
  boolean isMedianBad(SpectrumRow row) {
    return isOutside(RowMedian.of(row.flux, row.scratch));
  }

  private boolean isOutside(double value) {
    return !(value >= low && value <= high); // NaN: the whole spaxel is missing
  }

  private boolean isFluxBad(float flux) {
    return switch (rule) {
      case PIXEL -> isAtOrBelow(flux);
      case PIXEL_BOTH_SIDES -> flux < low || flux > high;
      case MEDIAN, MAXIMUM -> false;
    };
  }

  /** The reference's pixel rule: its upper limit only keeps NaN from being flagged. */
  boolean isAtOrBelow(float flux) {
    return !(flux > low) && flux < high;
  }

  private boolean isMasked(float value) {
    return switch (mask) {
      case IGNORE -> false;
      case ONE -> value == 1;
      case NON_ZERO -> value != 0 && !Float.isNaN(value);
    };
  }

  static boolean hasNan(float[] values) {
    for (float value : values) {
      if (Float.isNaN(value)) {
        return true;
      }
    }
    return false;
  }

  private static double maximum(float[] values) {
    double maximum = Double.NaN;
    for (float value : values) {
      if (!(value <= maximum) && !Float.isNaN(value)) {
        maximum = value;
      }
    }
    return maximum;
  }
}
