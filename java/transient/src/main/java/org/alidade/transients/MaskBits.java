package org.alidade.transients;

/** Bits of a pixel mask (spec transient 10.2); 0 is a good pixel. */
public final class MaskBits {
  /** At or above the saturation level. */
  public static final int SATURATED = 1;

  /** Hit by a cosmic ray. */
  public static final int COSMIC_RAY = 2;

  /** Bad pixel or column of the detector. */
  public static final int BAD = 4;

  /** Bleed trail or halo of a saturated star. */
  public static final int BLEED = 8;

  /** No value: not a number, or outside the footprint. */
  public static final int NO_DATA = 16;

  /** Close to the border. */
  public static final int EDGE = 32;

  private MaskBits() {}
}
