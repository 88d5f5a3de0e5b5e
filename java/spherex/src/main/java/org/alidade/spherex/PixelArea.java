package org.alidade.spherex;

/** Which solid angle turns surface brightness into flux (spec spherex 6.4). */
public enum PixelArea {
  /** Square of the pixel scale at the reference point, without distortion. */
  WCS,
  /** Solid angle of the distorted pixel at the source. */
  JACOBIAN,
  /** Calibrated map of solid angles, interpolated at the source. */
  MAP
}
