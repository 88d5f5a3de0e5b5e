package org.alidade.transients.difference;

import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.image.MaskGrowth;

/** The mask of a difference: what is masked in one of the images, grown (spec transient 11.5). */
final class ResultMask {
  private static final int SATURATED = MaskBits.SATURATED | MaskBits.BLEED;

  private ResultMask() {}

  /** Grown as by default. */
  static boolean[] standard(Frame science, Frame reference) {
    ZogyOptions defaults = ZogyOptions.defaults();
    return of(science, reference, defaults.maskGrowthPx(), defaults.saturatedGrowthPx());
  }

  static boolean[] of(Frame science, Frame reference, double growthPx, double saturatedGrowthPx) {
    int width = science.width();
    int height = science.height();
    byte[] both = science.mask().clone();
    for (int i = 0; i < both.length; i++) {
      both[i] |= reference.mask()[i];
    }
    boolean[] grown = MaskGrowth.grow(width, height, MaskGrowth.select(both, 0xff), growthPx);
    boolean[] wings =
        MaskGrowth.grow(width, height, MaskGrowth.select(both, SATURATED), saturatedGrowthPx);
    for (int i = 0; i < grown.length; i++) {
      grown[i] |= wings[i];
    }
    return grown;
  }
}
