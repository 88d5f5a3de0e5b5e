package org.alidade.cube.internal.solve;

import java.util.Arrays;
import org.alidade.cube.CubeData;

/**
 * Pixels of every spaxel that the mask keeps and whose value is finite; equal lists are held once.
 */
final class UsablePixels {
  private final int[][] pixels;
  private final int most;
  private final long dropped;

  UsablePixels(CubeData data) {
    pixels = new int[data.spaxels()][];
    int[] previous = new int[0];
    int largest = 0;
    long missing = 0;
    int kept = 0;
    for (int l = 0; l < data.pixels(); l++) {
      kept += data.keeps(l) ? 1 : 0;
    }
    for (int s = 0; s < pixels.length; s++) {
      int[] valid = data.validPixels(s);
      pixels[s] = Arrays.equals(valid, previous) ? previous : valid;
      previous = pixels[s];
      largest = Math.max(largest, valid.length);
      missing += kept - valid.length;
    }
    most = largest;
    dropped = missing;
  }

  /** Usable pixels of a spaxel, ascending; not to be changed. */
  int[] of(int spaxel) {
    return pixels[spaxel];
  }

  /** Largest number of usable pixels of a spaxel. */
  int most() {
    return most;
  }

  /** Number of unmasked values that are not finite. */
  long missing() {
    return dropped;
  }
}
