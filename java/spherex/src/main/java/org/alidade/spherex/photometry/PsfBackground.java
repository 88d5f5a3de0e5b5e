package org.alidade.spherex.photometry;

/** Background of a fit of the point-spread function (spec spherex 16.1). */
public enum PsfBackground {
  /** A constant, fitted together with the flux. */
  CONSTANT,
  /** A plane, fitted together with the flux. */
  PLANE,
  /** The local background of the aperture photometry. */
  LOCAL
}
