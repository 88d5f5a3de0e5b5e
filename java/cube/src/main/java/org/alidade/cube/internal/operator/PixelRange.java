package org.alidade.cube.internal.operator;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring observed pixels.
 *
 * @param first first pixel
 * @param count number of pixels
 */
record PixelRange(int first, int count) {
  /** Divides all pixels into ranges of about equal length, the first being the longest. */
  static List<PixelRange> divide(int pixels, int mostPixels) {
    int parts = (pixels + mostPixels - 1) / mostPixels;
    int length = (pixels + parts - 1) / parts;
    List<PixelRange> ranges = new ArrayList<>();
    for (int first = 0; first < pixels; first += length) {
      ranges.add(new PixelRange(first, Math.min(length, pixels - first)));
    }
    return ranges;
  }
}
