package org.alidade.transients.image;

import org.alidade.array.BadInputException;

/**
 * Sets of pixels, grown by a disc: a pixel belongs to the result if one of the set lies within the
 * radius ({@code dx^2 + dy^2 <= radius^2}).
 *
 * <p>Example: {@code boolean[] wings = MaskGrowth.grow(width, height, saturated, 14);}
 */
public final class MaskGrowth {
  private MaskGrowth() {}

  /**
   * The pixels of which any of the bits is set.
   *
   * @param mask bits of {@link org.alidade.transients.MaskBits}
   * @param bits those that count
   */
  public static boolean[] select(byte[] mask, int bits) {
    boolean[] set = new boolean[mask.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = (mask[i] & bits) != 0;
    }
    return set;
  }

  /**
   * Grows a set.
   *
   * @param width columns
   * @param height rows
   * @param set the pixels, row by row, unchanged
   * @param radiusPx radius of the disc in pixels; below 1 nothing grows
   * @return a new set
   * @throws BadInputException if the set does not have width times height pixels
   */
  public static boolean[] grow(int width, int height, boolean[] set, double radiusPx) {
    if ((long) width * height != set.length || !(radiusPx >= 0)) {
      throw new BadInputException(
          set.length + " pixels and a radius of " + radiusPx,
          "a set in an image of " + width + " x " + height,
          "give all pixels and a radius of 0 or more");
    }
    int[] distance = distancesInRows(width, height, set);
    int reach = (int) Math.min(radiusPx, height);
    boolean[] grown = new boolean[set.length];
    for (int dy = -reach; dy <= reach; dy++) {
      int half = (int) Math.sqrt(radiusPx * radiusPx - (double) dy * dy);
      for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
        int from = (y + dy) * width;
        for (int x = 0; x < width; x++) {
          grown[y * width + x] |= distance[from + x] <= half;
        }
      }
    }
    return grown;
  }

  /** Distance of each pixel to the nearest one of the set in its row, a large number if none. */
  private static int[] distancesInRows(int width, int height, boolean[] set) {
    int none = Integer.MAX_VALUE / 2;
    int[] distance = new int[set.length];
    for (int y = 0; y < height; y++) {
      int last = none;
      for (int i = y * width; i < (y + 1) * width; i++) {
        last = set[i] ? 0 : last + 1;
        distance[i] = last;
      }
      last = none;
      for (int i = (y + 1) * width - 1; i >= y * width; i--) {
        last = set[i] ? 0 : last + 1;
        distance[i] = Math.min(distance[i], last);
      }
    }
    return distance;
  }
}
