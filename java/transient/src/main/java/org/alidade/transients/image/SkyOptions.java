package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * How the background is estimated (spec transient 10.4).
 *
 * @param boxPx side of the boxes, 32 to 256 pixels
 * @param filterBoxes side of the median filter over boxes, odd; 1 for none
 * @param sourceSigma smoothed pixels above this multiple of the scatter are sources
 * @param sourceGrowthPx radius by which sources are grown
 */
public record SkyOptions(int boxPx, int filterBoxes, double sourceSigma, double sourceGrowthPx) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public SkyOptions {
    if (boxPx < 32 || boxPx > 256) {
      throw new BadInputException(
          "boxes of " + boxPx + " pixels", "background", "choose 32 to 256 pixels");
    }
    if (filterBoxes < 1 || filterBoxes % 2 == 0 || !(sourceSigma > 0) || !(sourceGrowthPx >= 0)) {
      throw new BadInputException(
          "a filter of "
              + filterBoxes
              + " boxes, sources above "
              + sourceSigma
              + " grown by "
              + sourceGrowthPx,
          "background",
          "choose an odd filter, a positive threshold and a growth of 0 or more");
    }
  }

  /** Boxes of 64 pixels, filter of 3 x 3 boxes, sources above 2 sigma grown by 4 pixels. */
  public static SkyOptions defaults() {
    return new SkyOptions(64, 3, 2, 4);
  }

  /** These options with other boxes. */
  public SkyOptions withBoxPx(int value) {
    return new SkyOptions(value, filterBoxes, sourceSigma, sourceGrowthPx);
  }

  /** These options with another filter. */
  public SkyOptions withFilterBoxes(int value) {
    return new SkyOptions(boxPx, value, sourceSigma, sourceGrowthPx);
  }

  /** These options with another threshold of sources. */
  public SkyOptions withSourceSigma(double value) {
    return new SkyOptions(boxPx, filterBoxes, value, sourceGrowthPx);
  }

  /** These options with sources grown by another radius. */
  public SkyOptions withSourceGrowthPx(double value) {
    return new SkyOptions(boxPx, filterBoxes, sourceSigma, value);
  }
}
