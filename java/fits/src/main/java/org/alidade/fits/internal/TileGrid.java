package org.alidade.fits.internal;

import org.alidade.fits.FitsHeader;

/** How an image is cut into tiles. Axis lengths come fastest first here, as in the ZTILE cards. */
final class TileGrid {
  private final int[] image;
  private final int[] tile;

  private TileGrid(int[] image, int[] tile) {
    this.image = image;
    this.tile = tile;
  }

  static TileGrid of(FitsHeader stored, int[] shape) {
    int axes = shape.length;
    int[] image = new int[axes];
    int[] tile = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      image[axis] = shape[axes - 1 - axis];
      String keyword = "ZTILE" + (axis + 1);
      long length = stored.findLong(keyword).orElse(axis == 0 ? (long) image[0] : 1L);
      if (length < 1) {
        throw DataLayout.nonsense(stored, keyword, length);
      }
      tile[axis] = (int) Math.min(length, image[axis]);
    }
    return new TileGrid(image, tile);
  }

  long tiles() {
    long tiles = 1;
    for (int axis = 0; axis < image.length; axis++) {
      tiles *= along(axis);
    }
    return tiles;
  }

  int along(int axis) {
    return (image[axis] + tile[axis] - 1) / tile[axis];
  }

  /** A run of pixels inside one line of one tile: tile number, pixel in the tile, run length. */
  record Run(int tile, int pixel, int length) {}

  /** The longest run that starts at a pixel. */
  Run runAt(long pixel) {
    long rest = pixel;
    int tileNumber = 0;
    int tileStride = 1;
    int inside = 0;
    int insideStride = 1;
    int length = 0;
    for (int axis = 0; axis < image.length; axis++) {
      int at = (int) (rest % image[axis]);
      rest /= image[axis];
      int number = at / tile[axis];
      int extent = extent(axis, number);
      if (axis == 0) {
        length = extent - at % tile[0];
      }
      tileNumber += number * tileStride;
      tileStride *= along(axis);
      inside += at % tile[axis] * insideStride;
      insideStride *= extent;
    }
    return new Run(tileNumber, inside, length);
  }

  /** Number of pixels in a tile; the last ones of an axis may be smaller. */
  long pixels(int tileNumber) {
    long pixels = 1;
    int rest = tileNumber;
    for (int axis = 0; axis < image.length; axis++) {
      pixels *= extent(axis, rest % along(axis));
      rest /= along(axis);
    }
    return pixels;
  }

  private int extent(int axis, int number) {
    return Math.min(tile[axis], image[axis] - number * tile[axis]);
  }
}
