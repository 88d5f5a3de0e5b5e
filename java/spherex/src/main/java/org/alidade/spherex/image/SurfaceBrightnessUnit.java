package org.alidade.spherex.image;

/** Units of surface brightness that pixels can be had in (spec spherex 7, 12). */
public enum SurfaceBrightnessUnit {
  /** MJy/sr, as in the file. */
  MJY_PER_SR(1),
  /** uJy/arcsec^2. */
  MICROJANSKY_PER_ARCSEC2(Factors.MICROJANSKY),
  /** Jy/arcsec^2. */
  JANSKY_PER_ARCSEC2(Factors.MICROJANSKY * 1e-6),
  /** MJy/arcsec^2. */
  MEGAJANSKY_PER_ARCSEC2(Factors.MICROJANSKY * 1e-12);

  private final double factor;

  SurfaceBrightnessUnit(double factor) {
    this.factor = factor;
  }

  /** What a value in MJy/sr is multiplied with; a variance with its square. */
  public double perMegajanskyPerSteradian() {
    return factor;
  }

  private static final class Factors {
    private static final double ARCSEC_PER_RADIAN = 180 * 3600 / Math.PI;
    static final double MICROJANSKY = 1e12 / (ARCSEC_PER_RADIAN * ARCSEC_PER_RADIAN);
  }
}
