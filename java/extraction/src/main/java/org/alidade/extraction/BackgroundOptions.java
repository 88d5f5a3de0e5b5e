package org.alidade.extraction;

import org.alidade.array.BadInputException;

/**
 * How the background is estimated.
 *
 * <p>Example: {@code BackgroundOptions.defaults().withTile(32, 32)}.
 *
 * @param tileWidth width of the tiles whose clipped mode is taken, pixels
 * @param tileHeight height of the tiles, pixels
 * @param filterWidth width of the median filter over tiles, tiles
 * @param filterHeight height of the median filter, tiles
 * @param filterThreshold tiles that differ by less from the filtered value stay as they are
 */
public record BackgroundOptions(
    int tileWidth, int tileHeight, int filterWidth, int filterHeight, double filterThreshold) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if one is out of range
   */
  public BackgroundOptions {
    if (tileWidth < 2 || tileHeight < 2) {
      throw new BadInputException(
          "tiles of " + tileWidth + " x " + tileHeight + " pixels",
          "background",
          "give 2 pixels a side or more");
    }
    if (filterWidth < 1 || filterHeight < 1 || filterWidth > 99 || filterHeight > 99) {
      throw new BadInputException(
          "a filter of " + filterWidth + " x " + filterHeight + " tiles",
          "background",
          "give 1 to 99 tiles a side");
    }
    if (!Double.isFinite(filterThreshold)) {
      throw new BadInputException(
          "a threshold of " + filterThreshold, "background", "give a finite number");
    }
  }

  /** Tiles of 64 x 64 pixels, a filter of 3 x 3 tiles without threshold: SExtractor's defaults. */
  public static BackgroundOptions defaults() {
    return new BackgroundOptions(64, 64, 3, 3, 0);
  }

  /** These options with other tiles. */
  public BackgroundOptions withTile(int width, int height) {
    return new BackgroundOptions(width, height, filterWidth, filterHeight, filterThreshold);
  }

  /** These options with another filter. */
  public BackgroundOptions withFilter(int width, int height) {
    return new BackgroundOptions(tileWidth, tileHeight, width, height, filterThreshold);
  }

  /** These options with another threshold of the filter. */
  public BackgroundOptions withFilterThreshold(double value) {
    return new BackgroundOptions(tileWidth, tileHeight, filterWidth, filterHeight, value);
  }
}
