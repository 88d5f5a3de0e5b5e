package org.alidade.spherex;

/** Where the aperture diameter comes from. */
public enum ApertureMethod {
  /** From the option. */
  FIXED,
  /** A multiple of the width of the point-spread function at the source. */
  FWHM
}
