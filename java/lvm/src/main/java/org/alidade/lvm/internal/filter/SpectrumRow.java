package org.alidade.lvm.internal.filter;

import java.util.Arrays;

/** One spectrum on the kept wavelengths while it is worked on; missing values are NaN. */
public final class SpectrumRow {
  /** Flux as stored. */
  public final float[] flux;

  /** Inverse variance as stored. */
  public final float[] ivar;

  /** Line width as stored, FWHM. */
  public final float[] lsf;

  /** Mask as stored. */
  public final float[] mask;

  /** Space for whoever works on the row. */
  public final float[] scratch;

  /**
   * An empty row.
   *
   * @param columns number of kept wavelengths
   */
  public SpectrumRow(int columns) {
    flux = new float[columns];
    ivar = new float[columns];
    lsf = new float[columns];
    mask = new float[columns];
    scratch = new float[columns];
  }

  /** Makes every value missing. */
  public void blank() {
    Arrays.fill(flux, Float.NaN);
    Arrays.fill(ivar, Float.NaN);
    Arrays.fill(lsf, Float.NaN);
    Arrays.fill(mask, Float.NaN);
  }

  void blank(int column) {
    flux[column] = Float.NaN;
    ivar[column] = Float.NaN;
    lsf[column] = Float.NaN;
  }
}
