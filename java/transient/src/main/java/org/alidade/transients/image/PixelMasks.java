package org.alidade.transients.image;

import org.alidade.transients.MaskBits;

/** Marks pixels that cannot be used, from their values (spec transient 10.2). */
final class PixelMasks {
  private PixelMasks() {}

  /**
   * Bits of an image: those it came with, no data, saturation and what surrounds it, dead columns
   * and rows, the edge.
   */
  static byte[] of(RawImage raw, MaskOptions options) {
    byte[] given = raw.mask();
    byte[] mask = given == null ? new byte[raw.pixels().length] : given.clone();
    for (int i = 0; i < mask.length; i++) {
      double value = raw.pixels()[i];
      if (!Double.isFinite(value)) {
        mask[i] |= MaskBits.NO_DATA;
      } else if (value >= raw.saturationCounts()) {
        mask[i] |= MaskBits.SATURATED;
      }
    }
    markDeadLines(raw, mask);
    boolean[] saturated = MaskGrowth.select(mask, MaskBits.SATURATED);
    boolean[] around =
        MaskGrowth.grow(raw.width(), raw.height(), saturated, options.saturationGrowthPx());
    for (int i = 0; i < mask.length; i++) {
      if (around[i] && !saturated[i]) {
        mask[i] |= MaskBits.BLEED;
      }
    }
    markEdge(raw.width(), raw.height(), mask, options.edgePx());
    return mask;
  }

  /** Columns and rows that have the same value everywhere were never exposed. */
  private static void markDeadLines(RawImage raw, byte[] mask) {
    int width = raw.width();
    int height = raw.height();
    for (int x = 0; x < width && height > 1; x++) {
      markIfConstant(raw.pixels(), mask, x, width, height);
    }
    for (int y = 0; y < height && width > 1; y++) {
      markIfConstant(raw.pixels(), mask, y * width, 1, width);
    }
  }

  private static void markIfConstant(double[] pixels, byte[] mask, int first, int step, int count) {
    for (int k = 1; k < count; k++) {
      if (pixels[first + k * step] != pixels[first]) {
        return;
      }
    }
    for (int k = 0; k < count; k++) {
      mask[first + k * step] |= MaskBits.BAD;
    }
  }

  private static void markEdge(int width, int height, byte[] mask, int edge) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) < edge) {
          mask[y * width + x] |= MaskBits.EDGE;
        }
      }
    }
  }
}
