package org.alidade.transients;

/** What went wrong in a stage, in a word that programs can act on (spec transient 22). */
public enum FailureCode {
  /** No observation can serve as reference; may change when one arrives. */
  NO_REFERENCE(true),
  /** World coordinates are missing or cannot be used. */
  WCS_INVALID(false),
  /** The images share too little of the sky. */
  NO_OVERLAP(false),
  /** Stars of the two images do not match. */
  REGISTRATION_FAILED(false),
  /** No point-spread function could be measured or assumed. */
  PSF_UNAVAILABLE(false),
  /** Calibration frames do not fit or are unusable. */
  CALIBRATION_INVALID(false),
  /** A file is not a FITS image that can be read. */
  FITS_INVALID(false),
  /** The subtraction gave something that cannot be right. */
  SUBTRACTION_FAILED(false),
  /** A network that was asked for cannot be loaded or does not fit. */
  MODEL_UNAVAILABLE(false),
  /** The object store does not answer. */
  STORAGE(true),
  /** The stage took longer than it may. */
  TIMED_OUT(true),
  /** The archive does not answer. */
  ARCHIVE_UNAVAILABLE(true);

  private final boolean retryable;

  FailureCode(boolean retryable) {
    this.retryable = retryable;
  }

  /** Whether the same work may succeed later. */
  public boolean isRetryable() {
    return retryable;
  }
}
