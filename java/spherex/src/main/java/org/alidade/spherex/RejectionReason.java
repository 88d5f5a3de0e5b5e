package org.alidade.spherex;

import java.util.Locale;

/** Why an image gave no measurement, or a bad one (spec spherex 8.2). */
public enum RejectionReason {
  /** The file is missing or cannot be read. */
  UNREADABLE,
  /** The file is no FITS file, extensions are missing, or their shapes differ. */
  INVALID_STRUCTURE,
  /** A pixel without a flag has no variance. */
  UNFLAGGED_NAN_VARIANCE,
  /** The source is outside the image or near its edge. */
  TOO_CLOSE_TO_EDGE,
  /** No pixel is left for the background. */
  NO_BACKGROUND,
  /** The coordinates have no solution at the source. */
  NO_WCS_SOLUTION,
  /** A pixel in the aperture is not a number. */
  NONFINITE_APERTURE,
  /** Anything else. */
  INTERNAL;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
