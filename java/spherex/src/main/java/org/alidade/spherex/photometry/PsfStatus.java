package org.alidade.spherex.photometry;

/** How a fit of the point-spread function ended. */
public enum PsfStatus {
  /** There is a flux. */
  FITTED,
  /** Too little of the source's light falls on usable pixels. */
  TOO_FEW_PIXELS,
  /** The file has no point-spread functions that can be used. */
  NO_PSF
}
