package org.alidade.spherex;

/** Where the local background is measured. */
public enum BackgroundMethod {
  /** In a ring around the aperture (spec spherex 7.5). */
  ANNULUS,
  /** In a rectangle around the source (spec spherex 7.6). */
  WINDOW
}
