package org.alidade.transients.image;

/** What a reader of a result should know about how it came about. */
public enum ImageFlag {
  /** Calibration frames were applied. */
  CALIBRATED,
  /** The gain is unknown: the noise is that of the background everywhere. */
  GAIN_UNKNOWN,
  /** Too few stars: the point-spread function is a fitted Moffat profile. */
  PSF_MOFFAT,
  /** No star: the point-spread function is as wide as the header says. */
  PSF_ASSUMED,
  /** The point-spread function of the resampled reference is the native one, turned. */
  PSF_TRANSFORMED,
  /** The score is below what automatic use asks for. */
  LOW_QUALITY,
  /** Too few common stars: the world coordinates are used as they are. */
  REGISTRATION_HEADER,
  /** Stars scatter by more than a tenth of a pixel around the registration. */
  REGISTRATION_POOR,
  /** There are no world coordinates: the shift between the images comes from their stars. */
  NO_WCS
}
