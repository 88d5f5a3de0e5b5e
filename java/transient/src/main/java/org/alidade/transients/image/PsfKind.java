package org.alidade.transients.image;

/** Where a point-spread function comes from. */
public enum PsfKind {
  /** Mean of stars. */
  STARS,
  /** A Moffat profile of exponent 3 fitted to the few stars there are. */
  MOFFAT,
  /** A Moffat profile as wide as the header says; no star was usable. */
  ASSUMED,
  /** Given from outside. */
  GIVEN
}
