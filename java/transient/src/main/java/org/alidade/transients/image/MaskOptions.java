package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * What is marked beside what the values say.
 *
 * @param saturationGrowthPx radius around saturated pixels that counts as bleeding, pixels
 * @param edgePx pixels along the border that count as edge
 */
public record MaskOptions(double saturationGrowthPx, int edgePx) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is negative
   */
  public MaskOptions {
    if (!(saturationGrowthPx >= 0) || edgePx < 0) {
      throw new BadInputException(
          "a growth of " + saturationGrowthPx + " and an edge of " + edgePx,
          "options of masks",
          "give 0 or more pixels");
    }
  }

  /** 2 pixels around saturated ones, no edge. */
  public static MaskOptions defaults() {
    return new MaskOptions(2, 0);
  }

  /** These options with another radius around saturated pixels. */
  public MaskOptions withSaturationGrowthPx(double value) {
    return new MaskOptions(value, edgePx);
  }

  /** These options with another edge. */
  public MaskOptions withEdgePx(int value) {
    return new MaskOptions(saturationGrowthPx, value);
  }
}
